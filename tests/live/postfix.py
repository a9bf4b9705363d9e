# SPDX-License-Identifier: Apache-2.0
"""A Postfix of its own: configuration, queue and log in a folder, listening on loopback alone."""

import os
import pathlib
import socket
import subprocess
import tempfile
import time

# Its programs change users, so that root has to start them.
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]

MASTER = """\
{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mill.example
mydestination =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{relay}
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
local_header_rewrite_clients =
smtpd_milters = {milter}
milter_default_action = tempfail
milter_connect_timeout = 5s
"""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Postfix:
    def __init__(self, relay, milter, *settings):
        self._folder = tempfile.TemporaryDirectory(prefix="postfix-")
        self.folder = pathlib.Path(self._folder.name)
        self.folder.chmod(0o755)
        self.port = free_port()
        (self.folder / "main.cf").write_text(MAIN.format(folder=self.folder, relay=relay, milter=milter) + "".join(f"{each}\n" for each in settings))
        (self.folder / "master.cf").write_text(MASTER.format(port=self.port))
        for name in ("queue", "data"):
            (self.folder / name).mkdir()
        subprocess.run([*AS_ROOT, "chown", "postfix", self.folder / "data"], check=True)
        self.run("postfix", "start")
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log())

    def run(self, program, *arguments):
        return subprocess.run([*AS_ROOT, f"/usr/sbin/{program}", "-c", str(self.folder), *arguments], check=True, capture_output=True, text=True)

    def log(self):
        return subprocess.run([*AS_ROOT, "cat", self.folder / "log"], capture_output=True, text=True, check=False).stdout

    def queue(self):
        """The lines of postqueue's JSON: the mails that wait."""
        return [line for line in self.run("postqueue", "-j").stdout.splitlines() if line]

    def stop(self):
        self.run("postfix", "stop")
        subprocess.run([*AS_ROOT, "rm", "-rf", *self.folder.iterdir()], check=True)
        self._folder.cleanup()
