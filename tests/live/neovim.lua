-- SPDX-License-Identifier: Apache-2.0
-- Run inside a headless Neovim by test_neovim.py: does what a writer would do, and writes what they would see.

local seen = {}

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    error("waited in vain for " .. what)
  end
end

-- The words that a diagnostic is drawn under, by Neovim's own columns.
local function words(found)
  local lines = vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})
  return table.concat(lines, "\n")
end

local function findings()
  local out = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    table.insert(out, { code = found.code, words = words(found), message = found.message })
  end
  return out
end

local function finding(code)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.code == code then
      return found
    end
  end
end

local function client()
  return vim.lsp.buf_get_clients(0)[next(vim.lsp.buf_get_clients(0))]
end

local function ask(method, params)
  local answer = client().request_sync(method, params, 20000, 0)
  assert(answer and not answer.err, vim.inspect(answer))
  return answer.result
end

local function document()
  return vim.lsp.util.make_text_document_params()
end

local function range_of(found)
  local encoding = client().offset_encoding
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  return vim.lsp.util.make_range_params(0, encoding).range
end

local function action(found, title)
  local offered = ask("textDocument/codeAction", { textDocument = document(), range = range_of(found), context = { diagnostics = {} } })
  for _, each in ipairs(offered) do
    if each.title:find(title, 1, true) and each.diagnostics and each.diagnostics[1].code == found.code then
      return each
    end
  end
  error("no action says " .. title .. ": " .. vim.inspect(offered))
end

local function run()
  local ask_code, deadline = "premature-ask/referral", "presumption/deadline"
  wait("findings", function() return finding(ask_code) end)
  seen.encoding = client().offset_encoding
  seen.at_first = findings()

  -- Typing emoji before the words moves the underline with them.
  local found = finding(ask_code)
  vim.api.nvim_buf_set_text(0, found.lnum, 0, found.lnum, 0, { "🎉🎉 é " })
  wait("the words to move", function() local now = finding(ask_code) return now and now.col > found.col end)
  seen.after_typing = findings()

  seen.hover = ask("textDocument/hover", { textDocument = document(), position = range_of(finding(ask_code)).start }).contents.value
  seen.lens = ask("textDocument/codeLens", { textDocument = document() })[1].command.title

  local dismissal = action(finding(deadline), "Let this one pass")
  client().request_sync("workspace/executeCommand", dismissal.command, 20000, 0)
  wait("the dismissed finding to go", function() return not finding(deadline) end)

  local fix = action(finding(ask_code), "(suggested)")
  vim.lsp.util.apply_workspace_edit(fix.edit, client().offset_encoding)
  wait("the mended finding to go", function() return not finding(ask_code) end)
  seen.at_last = findings()
  vim.cmd("silent write")
end

-- With a BufReadPost of the file behind us, the client of docs/editors.md is attached or will be.
vim.defer_fn(function()
  local good, problem = pcall(run)
  seen.problem = good and vim.NIL or problem
  vim.fn.writefile({ vim.json.encode(seen) }, vim.env.SEEN)
  vim.cmd("qall!")
end, 50)
