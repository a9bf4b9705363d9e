"""outlint's library; use the package outlint."""

from collections.abc import Sequence


version: str = '0.1.0'

class Ruleset:
    """
    A compiled set of rules with its configuration. Immutable; share it between linters and threads.
    """

    def __init__(self) -> None:
        """The rules that are built in."""

    @staticmethod
    def load(config: str = '', profiles: Sequence[str] = [], rules: Sequence[str] = []) -> Ruleset:
        """
        The built-in rules with a configuration file, profiles and folders of rules. Raises RulesetError with all problems.
        """

    @property
    def ids(self) -> list[str]:
        """The ids of all rules, sorted."""

    def explain(self, id: str) -> dict[str, str]:
        """
        What the catalogue says of a rule. Raises KeyError where there is none.
        """

class Options:
    """How a linter judges."""

    def __init__(self) -> None: ...

    @property
    def stage(self) -> str: ...

    @stage.setter
    def stage(self, arg: str, /) -> None: ...

    @property
    def channel(self) -> str: ...

    @channel.setter
    def channel(self, arg: str, /) -> None: ...

    @property
    def today(self) -> str: ...

    @today.setter
    def today(self, arg: str, /) -> None: ...

    @property
    def select(self) -> list[str]: ...

    @select.setter
    def select(self, arg: Sequence[str], /) -> None: ...

    @property
    def ignore(self) -> list[str]: ...

    @ignore.setter
    def ignore(self, arg: Sequence[str], /) -> None: ...

    @property
    def template(self) -> bool: ...

    @template.setter
    def template(self, arg: bool, /) -> None: ...

    def set_deadline(self, seconds: float) -> None: ...

class NativeHistory:
    """
    What passed between the user and others, in one local file: facts, never words.
    """

    @staticmethod
    def open(path: str, create: bool) -> NativeHistory: ...

    def learn(self, paths: list[str], me: list[str], jobs: int) -> dict[str, int]: ...

    def find(self, who: str, today: str) -> dict[str, object] | None: ...

    def merge(self, one: str, other: str) -> bool: ...

    def split(self, who: str) -> bool: ...

    def forget(self, who: str) -> bool: ...

class NativeReport:
    """A report as the library holds it."""

    @property
    def verdict(self) -> str: ...

    @property
    def score(self) -> int: ...

    @property
    def text(self) -> str: ...

    def json(self) -> str: ...

    def render(self, width: int = 80) -> str: ...

    def data(self) -> dict[str, object]: ...

class NativeLinter:
    """A ruleset with its options. Immutable; share it between threads."""

    def __init__(self, ruleset: Ruleset, options: Options, history: NativeHistory | None) -> None: ...

    def check(self, source: tuple[str, str | bytes, str]) -> NativeReport: ...

    def check_chunk(self, sources: list[tuple[str, str | bytes, str]], threads: int) -> list[NativeReport]: ...

    def fix(self, source: tuple[str, str | bytes, str], applicability: str) -> tuple[str, str | None, NativeReport]: ...

def apply_edits(text: str, part: str, edits: Sequence[tuple[str, int, int, str]]) -> str:
    """
    The text of a part after edits (part, start, end, replacement) in code points.
    """
