"""Whether everything said has come to whom it should: each once, in order, and with nothing of anybody in it."""

import json
from collections import Counter, defaultdict
from itertools import pairwise

from playground.messages import Message
from playground.server import Playground
from tests.e2e.relay_people import Journal
from tests.e2e.relay_plan import Cast, token_of


class Judge:
    def __init__(self, playground: Playground, journal: Journal, cast: list[Cast]) -> None:
        self._playground, self._journal = playground, journal
        self._cast = {one.id: one for one in cast}
        self._firsts: dict[tuple[int, int], list[str]] = defaultdict(list)
        """What came to a reader in a conversation, in order; what was repeated counts where it came first."""
        seen: set[tuple[int, str]] = set()
        for reader, _, token in journal.came:
            if (reader, token) not in seen:
                seen.add((reader, token))
                self._firsts[reader, journal.lines[token].circle.id].append(token)

    def nobody_got_what_is_for_others(self) -> None:
        strangers = self._journal.arrived - self._journal.awaited
        assert not strangers, strangers

    def everybody_got_everything(self) -> None:
        assert not self._journal.missing, self._journal.missing

    @property
    def repeats(self) -> int:
        """Letters that came again; an album is one."""
        times = Counter((reader, token) for reader, _, token in self._journal.came)
        again: Counter[tuple[int, str]] = Counter()
        for (reader, token), count in times.items():
            letter = reader, self._journal.lines[token].letter
            again[letter] = max(again[letter], count - 1)
        return again.total()

    def authors_are_in_order(self) -> None:
        for (reader, circle), tokens in self._firsts.items():
            by_author: dict[int, list[str]] = defaultdict(list)
            for token in tokens:
                by_author[self._journal.lines[token].author].append(token)
            for author, own in by_author.items():
                assert own == sorted(own), f"{reader} read {own} of {author} in {circle}"

    def all_readers_read_the_same_order(self) -> None:
        """Of any two letters: a late part of an album may come after what others said meanwhile."""
        orders: dict[int, dict[int, list[str]]] = defaultdict(dict)
        for (reader, circle), tokens in self._firsts.items():
            orders[circle][reader] = list(dict.fromkeys(self._journal.lines[token].letter for token in tokens))
        for circle, by_reader in orders.items():
            for one, other in pairwise(by_reader.values()):
                common = set(one) & set(other)
                assert [x for x in one if x in common] == [x for x in other if x in common], circle

    def every_message_says_whose_it_is(self) -> None:
        """By its header or its button, and an album by the line under it."""
        for reader, message, token in self._journal.came:
            line = self._journal.lines[token]
            bearer = message if message.album is None else self._line_under(reader, message)
            way = f"{'tkn' if line.is_note else 'tk'}:{line.circle.id}"
            buttons = [button for row in (bearer.inline_keyboard or []) for button in row]
            assert [button["callback_data"] for button in buttons] == [way], (token, bearer.api())
            shown = bearer.content.text + " ".join(button["text"] for button in buttons)
            assert self._cast[line.author].name in shown, (token, shown)

    def _line_under(self, reader: int, part: Message) -> Message:
        """Nothing but other parts of the same album stands between, unless it got lost and came later."""
        chat = self._playground.chat(reader)
        assert chat is not None
        below = [chat.messages[number] for number in chat.order if number > part.id]
        lines = [one for one in below if one.from_bot and token_of(one) is None and _is_line(one)]
        assert lines, f"nothing says whose album {part.id} is"
        return lines[0]

    def answers_hang_on_what_they_answer(self) -> int:
        """Where the answered message is known; returns how many do."""
        count = 0
        for _, message, token in self._journal.came:
            if message.reply_to is not None:
                assert token_of(message.reply_to) == self._journal.lines[token].answers
                count += 1
        return count

    def nothing_tells_who_they_are_elsewhere(self) -> None:
        """No id, name or number of Telegram of anybody in what the bot has sent to somebody else."""
        for reader in self._cast:
            chat = self._playground.chat(reader)
            assert chat is not None
            for message in (chat.messages[number] for number in chat.order):
                if message.from_bot:
                    own = {"chat", "from", "reply_to_message"}
                    shown = {key: value for key, value in message.api().items() if key not in own}
                    words = json.dumps(shown, ensure_ascii=False)
                    found = [one for other in self._cast.values() for one in other.secrets if one in words]
                    assert not found, (reader, words)


def _is_line(message: Message) -> bool:
    ways = [button.get("callback_data", "") for row in (message.inline_keyboard or []) for button in row]
    return len(ways) == 1 and ways[0].partition(":")[0] in {"tk", "tkn"}
