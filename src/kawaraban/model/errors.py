"""Everything Kawaraban raises on purpose.

    KawarabanError
    ├── ConfigError    a desk folder, beat file or option that cannot be used
    ├── CollectError   an address that could not be fetched
    │   └── EndpointError   a language model that did not answer
    ├── ExtractError   bytes that hold no readable article
    ├── IssueError     an issue file that cannot be read
    ├── PublishError   an issue that may not or cannot be published
    └── StoreError     the desk's database or captures

Each message names the thing and says what to do next.
"""


class KawarabanError(Exception):
    """Any error whose message is meant for the editor."""


class ConfigError(KawarabanError):
    """A desk folder, beat file or option that cannot be used."""


class CollectError(KawarabanError):
    """An address that could not be fetched."""


class EndpointError(CollectError):
    """A language model that did not answer; `is_lasting` where asking again would not help."""

    def __init__(self, message: str, is_lasting: bool = True) -> None:
        super().__init__(message)
        self.is_lasting = is_lasting


class ExtractError(KawarabanError):
    """Bytes that hold no readable article."""


class IssueError(KawarabanError):
    """An issue file that cannot be read."""


class PublishError(KawarabanError):
    """An issue that may not, or cannot, be published."""


class StoreError(KawarabanError):
    """The desk's database or captures."""
