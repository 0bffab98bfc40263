#!/usr/bin/env python3
"""render-prompts: the screen's words as recorded prompts, by the speech synthesiser espeak-ng, until somebody reads them better.

    apt-get install -y --no-install-recommends espeak-ng
    python3 render-prompts.py /etc/kioskd/kioskd.toml languages/vi.toml /usr/share/kioskd/sounds

Reads the counter's levels and what it asks after them from its configuration, and the words of one language from its pack, and
writes a WAV file for each thing that the screen says: `please-rate.vi.wav` and so on, each page of the province's own questions
among them, `question-dieu-gi.vi.wav`, `question-dieu-gi-2.vi.wav`, saying which key is which. Whoever records a prompt with a
human voice puts it there under the same name.
"""

import argparse
import pathlib
import subprocess
import sys
import tomllib

#: What is said with each state: its headline and detail, and the keys of those that ask.
STATES = [
    "please-rate", "one-at-a-time", "not-finished", "thank-you", "one-moment", "cannot-rate", "could-not-be-taken",
    "maintenance",
]
#: The screen takes no larger file.
MOST_BYTES = 1024 * 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("configuration", type=pathlib.Path, help="the kiosk's configuration, for levels and questions")
    parser.add_argument("pack", type=pathlib.Path, help="a language pack, for the words")
    parser.add_argument("folder", type=pathlib.Path, help="where the prompts are put")
    parser.add_argument("--voice", help="a voice of espeak-ng (that of the language)")
    parser.add_argument("--words-per-minute", type=int, default=140, help="how fast it is said (140)")
    arguments = parser.parse_args()
    configuration = tomllib.loads(arguments.configuration.read_text(encoding="utf-8"))
    pack = tomllib.loads(arguments.pack.read_text(encoding="utf-8"))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, text in prompts(configuration, pack).items():
        file = arguments.folder / f'{name}.{pack["language"]}.wav'
        say(text, arguments.voice or pack["language"], arguments.words_per_minute, file)
        if file.stat().st_size > MOST_BYTES:
            file.unlink()
            print(f"render-prompts: {file.name} would be too long for the screen; say it in fewer words", file=sys.stderr)
            return 1
        print(file)
    return 0


def prompts(configuration, pack):
    """What is said, by the name of the screen's file for it."""
    levels = configuration["scale"]["levels"]
    said = {state: state_sentences(state, pack) for state in STATES}
    said["please-rate"] += numbered([label(level, pack.get("levels", {}).get(level["name"]), pack) for level in levels])
    step = configuration.get("second_step", {})
    for question in step.get("questions", []):
        said |= question_pages(question, len(levels), pack)
    if step.get("contact"):
        answers = [pack["words"]["no"], pack["words"]["yes"]]
        said["contact"] = state_sentences("contact", pack) + numbered(answers) + last_key(len(levels), pack)
    return {name: text(sentences) for name, sentences in said.items()}


def question_pages(question, keys, pack):
    """A page holds one answer fewer than there are keys; the last key goes on."""
    own = pack.get("questions", {}).get(question["id"], {})
    answers = [label(answer, own.get("answers", {}).get(answer["name"]), pack) for answer in question["answers"]]
    pages = [answers[first:first + keys - 1] for first in range(0, len(answers), keys - 1)]
    detail = pack["states"]["chips" if question["kind"] == "chips" else "question"]["detail"]
    said = {}
    for number, page in enumerate(pages, start=1):
        name = f'question-{question["id"]}' + (f"-{number}" if number > 1 else "")
        which = pack["words"]["page"].replace("{pages}", str(len(pages))).replace("{page}", str(number))
        said[name] = [label(question, own.get("text"), pack), detail] + ([which] if len(pages) > 1 else [])
        said[name] += numbered(page) + last_key(keys, pack)
    return said


def state_sentences(state, pack):
    return [pack["states"][state]["headline"], pack["states"][state]["detail"]]


def last_key(keys, pack):
    return [f'{keys}: {pack["words"]["proceed"]}']


def numbered(labels):
    """Each with the key that stands for it."""
    return [f"{number}: {label}" for number, label in enumerate(labels, start=1)]


def label(named, own, pack):
    """As the pack calls it, or else the configuration, or else in Vietnamese."""
    return own or named.get(pack["language"]) or named["vi"]


def text(sentences):
    return " ".join(sentence if sentence[-1] in ".?!" else sentence + "." for sentence in sentences if sentence)


def say(text, voice, words_per_minute, file):
    try:
        subprocess.run(["espeak-ng", "-v", voice, "-s", str(words_per_minute), "-w", str(file), text], check=True)
    except FileNotFoundError:
        sys.exit("render-prompts: espeak-ng is not installed: apt-get install -y --no-install-recommends espeak-ng")


if __name__ == "__main__":
    sys.exit(main())
