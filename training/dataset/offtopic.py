"""Prompts that are not about a line: the model must say so instead of inventing one."""

from __future__ import annotations

from random import Random

__all__ = ["off_topic_prompt"]

_WHO = (
    "my sister",
    "the cat",
    "our teacher",
    "a friend",
    "the president",
    "my grandmother",
    "the dog",
    "my boss",
    "the football team",
)
_DO = (
    "went to the beach",
    "likes jazz",
    "wrote a poem about the moon",
    "is learning Spanish",
    "bought a red bicycle",
    "sang all night",
    "cooked a curry",
    "won the match",
    "forgot the umbrella",
    "watched a film about pirates",
)
_ASK = (
    "Write a poem about {}.", "What is the capital of {}?", "Tell me a joke about {}.", "Translate '{}' into French.", "Who won the {} in 1998?", "How do I cook {}?",
    "Explain {} to a child.", "What is the weather like in {}?", "Give me three facts about {}.", "Recommend a book about {}.", "Write an email to {} about the holidays.",
    "How tall is {}?", "Summarise the history of {}.", "Is {} healthy?", "Draw me a picture of {}.", "Compose a song for {}.", "What should I wear in {}?", "hello, who is {}?",
)  # fmt: skip
_ABOUT = (
    "the moon", "France", "spring flowers", "Brazil", "the world cup", "pasta with garlic", "quantum physics", "London", "penguins", "Mozart", "love", "the Roman empire", "tomatoes", "Tokyo",
    "autumn leaves", "a dragon", "my birthday", "the stock market", "democracy", "chess", "the sea", "Canada", "blue whales", "a haunted castle", "tennis", "a dinner party", "the stars", "yoga",
)  # fmt: skip
_SHORT = ("hello", "hi there", "asdf asdf", "test", "lorem ipsum dolor sit amet", "how are you today?", "???", "what can you do?", "thank you very much", "ok", "good morning", "1 2 3", "please help me", "I am bored", "sing", "foo bar baz", "the quick brown fox jumps over the lazy dog")  # fmt: skip


def off_topic_prompt(random: Random) -> str:
    """Return a prompt with nothing about a factory in it."""
    form = random.random()
    if form < 0.2:
        return random.choice(_SHORT)
    if form < 0.75:
        asked = [
            random.choice(_ASK).format(random.choice(_ABOUT))
            for _ in range(random.choice((1, 1, 1, 2, 3)))
        ]
        return " ".join(asked)
    told = [
        f"{random.choice(_WHO).capitalize()} {random.choice(_DO)}."
        for _ in range(random.randint(1, 5))
    ]
    return " ".join(told)
