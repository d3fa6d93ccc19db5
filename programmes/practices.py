"""What kinds of practices people share with others."""

from programmes.strictness import Code, Coded, Section, Strict, Words


class PracticeKind(Strict):
    code: Code
    title: Words
    """As people say it: «мастер-класс»."""


class Practices(Section):
    kinds: Coded[PracticeKind] = ()

    def kind(self, code: str) -> PracticeKind | None:
        return next((one for one in self.kinds if one.code == code), None)
