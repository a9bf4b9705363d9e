# SPDX-License-Identifier: Apache-2.0
"""A terminal that a test looks at and types into: tmux."""

import subprocess
import time


class Terminal:
    def __init__(self, folder, command, environment):
        self.socket = folder / "tmux"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "45", "-c", str(folder), command, environment=environment)
        self.tmux("set-option", "-g", "remain-on-exit", "on")

    def tmux(self, *arguments, environment=None):
        return subprocess.run(["tmux", "-S", str(self.socket), *arguments], env=environment, capture_output=True, text=True, check=True).stdout

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def type(self, *keys):
        self.tmux("send-keys", *keys)

    def wait_for(self, *words, seconds=60):
        """The screen that shows all of these."""
        end = time.monotonic() + seconds
        while not all(word in (screen := self.screen()) for word in words):
            if time.monotonic() > end:
                raise AssertionError(f"{words} never came up:\n{screen}")
            time.sleep(0.05)
        return screen

    def stop(self):
        subprocess.run(["tmux", "-S", str(self.socket), "kill-server"], capture_output=True, check=False)
