"""The bank of materials: what kinds of things it holds."""

from programmes.strictness import Code, Coded, Section, Strict, Words


class MaterialKind(Strict):
    code: Code
    title: Words


class Materials(Section):
    kinds: Coded[MaterialKind] = ()

    def kind(self, code: str) -> MaterialKind | None:
        return next((one for one in self.kinds if one.code == code), None)
