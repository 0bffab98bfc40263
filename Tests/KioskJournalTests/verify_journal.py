#!/usr/bin/env python3
"""Checks a journal from what Format.md says alone: chain, commitments, every count, the digest of all counts.

usage: verify_journal.py JOURNAL [START-KEY]    checks the seals too if the start key is given, in hexadecimal; prints one line of JSON and exits 0 if the journal holds, else says why and exits 1
"""
import hashlib, hmac, json, sqlite3, sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
boot = conf = seal_key = None
anchors, sessions, pending, undated, commitments = {}, {}, {}, [], {}
counts, versions = defaultdict(int), {}


def sha(*parts):
    return hashlib.sha256(b"".join(parts))


def local(boot, mono):
    if boot not in anchors:
        return None
    wall, since, _ = anchors[boot]
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=wall + (mono - since) // 1000)
    return moment.astimezone(ZoneInfo(conf["zone"]))


# A key is a function of its local time and level, so that dating and correcting are calling it again.
def day(s, boot, channel, marks, subject):
    def key(when, level):
        names = sorted(set(marks) | ({"undated"} if when is None else set()))
        period = f"{when:%Y-%m-%d}" if when else f"undated:{boot}"
        return ("day", s["unit"], s["counter"], s["clerk"], period, channel, "+".join(names), subject or f"level:{level}")
    return key


def month(family, s, boot, *fields):
    return lambda when, level: (family, s["unit"], s["clerk"], f"{when:%Y-%m}" if when else f"undated:{boot}", *fields,
                                *([level] if family == "work" else []))


def rhythm(s, boot):
    def key(when, level):
        period = f"{when.year}-Q{(when.month + 2) // 3}" if when else f"undated:{boot}"
        slot = (str(when.isoweekday()), str(when.hour)) if when else ("-", "-")
        return ("rhythm", s["unit"], s["clerk"], period, *slot, level)
    return key


def presses(s, boot, subject):
    return lambda when, level: ("presses", s["unit"], s["clerk"], f"{when:%Y-%m-%d}" if when else f"undated:{boot}", subject)


def change(key, number, seq):
    counts[key] += number
    versions[key] = seq


def count(seq, moment, key, number=1, when=None, level=None):
    when = when or local(*moment)
    change(key(when, level), number, seq)
    if when is None and moment[0] == boot:
        undated.append((moment[1], key, number, level))


def bucket(milliseconds):
    return next((f"<{bound}" for bound in (1, 2, 5, 10, 15, 30, 60) if milliseconds < bound * 60000), ">=60")


def fold(kind, seq, mono, p):
    global boot, conf, undated
    s = sessions.get(p.get("session"), None if p.get("session") else {**(conf or {}), "clerk": "none"})
    if kind == "configuration":
        conf = p
    elif kind == "anchor":
        anchors[boot] = (p["wall"], mono, seq)
    elif kind == "dating":
        assert anchors[boot][2] == p["anchor"], f"entry {seq}: dates by another anchor"
        for mono, key, number, level in undated:
            change(key(None, level), -number, seq)
            change(key(local(boot, mono), level), number, seq)
        undated = []
        for rating in pending.values():
            for item in rating["items"]:
                if rating["moment"][0] == boot and item[0] is None:
                    item[0] = local(*rating["moment"])
    elif kind == "open":
        s = {"unit": conf["unit"], "counter": conf["counter"], "clerk": p.get("clerk", "none"), "marks": p["marks"],
             "moment": (boot, mono), "opened": (boot, mono), "invited": False, "outcome": None, "rating": None}
        s["kinds"] = ["|".join((d.get("procedure", "-"), d["stage"], d.get("timeliness", "-"))) for d in p["dossiers"]]
        sessions[p["session"]] = s
        if "waitedMilliseconds" in p:
            count(seq, s["moment"], month("minutes", s, boot, "waiting", bucket(p["waitedMilliseconds"])))
    elif kind in ("invite", "close") and not s["invited"]:
        s["invited"], s["moment"] = True, (boot, mono)
        if s["opened"][0] == boot:
            served = (mono - s["opened"][1]) // 1000
            count(seq, s["moment"], month("minutes", s, boot, "serving", bucket(served)))
    elif kind == "outcome":
        assert s["outcome"] is None, f"entry {seq}: a second outcome"
        s["outcome"] = p["outcome"]
        count(seq, s["moment"], day(s, s["moment"][0], p["channel"], s["marks"], f"outcome:{p['outcome']}"))
    elif kind == "rating":
        assert s["outcome"] is None, f"entry {seq}: a second outcome"
        s["outcome"], s["rating"] = "rated", seq
        at, marks, when = s["moment"][0], set(s["marks"]) | set(p["marks"]), local(*s["moment"])
        count(seq, s["moment"], day(s, at, p["channel"], marks, "outcome:rated"))
        kind_of_session = "none" if not s["kinds"] else s["kinds"][0] if len(set(s["kinds"])) == 1 else "mixed"
        keys = [day(s, at, p["channel"], marks, None), rhythm(s, at), month("work", s, at, "sessions", kind_of_session)]
        keys += [month("work", s, at, "dossiers", kind) for kind in s["kinds"]]
        pending[seq] = {"moment": s["moment"], "level": p["level"], "items": [[when, key] for key in keys]}
    elif kind == "correction":
        rating = pending[p["rating"]]
        rating["level"] = p["level"]
        rating["items"].append([local(*s["moment"]), presses(s, s["moment"][0], p["direction"])])
        count(seq, s["moment"], presses(s, s["moment"][0], "superseded"))
    elif kind == "answer":
        rating, question = pending[s["rating"]], (p["question"], str(p["version"]))
        rating["items"] = [item for item in rating["items"] if item[2:] != [question]]
        for answer in p["answers"]:
            for counted, number in (("sessions", 1), ("dossiers", len(s["kinds"]))):
                key = month("answers", s, s["moment"][0], counted, *question, answer)
                rating["items"] += [[local(*s["moment"]), key, question]] * number
    elif kind == "press":
        moment = s["moment"] if p.get("session") else (boot, p["down"])
        count(seq, moment, presses(s, moment[0], p["disposition"]))
    elif kind == "release":
        assert p["reason"] != "lot" or len(p["ratings"]) == 5, f"entry {seq}: a lot of {len(p['ratings'])}"
        for rating in (pending.pop(number) for number in p["ratings"]):
            for when, key, *_ in rating["items"]:
                count(seq, rating["moment"], key, when=when, level=rating["level"])


def check_seal(seq, hashed, seal):
    global seal_key
    if seal_key:
        right = hmac.new(seal_key, b"kiosk-seal-1\n" + hashed, hashlib.sha256).digest()
        assert seal == right, f"entry {seq}: not the seal that it was sealed with"
        seal_key = sha(b"kiosk-seal-key-1\n", seal_key).digest()


def begin_sealing(seq, p):
    global seal_key
    if len(sys.argv) > 2:
        seal_key = bytes.fromhex(sys.argv[2])
        assert sha(b"kiosk-seal-start-1\n", seal_key).hexdigest() == p["commitment"], f"entry {seq}: another start key"


def main():
    global boot, undated
    last = bytes(32)
    rows = db.execute("SELECT seq, hash, canonical, seal FROM entry ORDER BY seq")
    for number, (seq, hashed, canonical, seal) in enumerate(rows, 1):
        entry, p = json.loads(canonical), json.loads(canonical)["payload"]
        assert seq == number == entry["seq"], f"entry {number}: missing or misplaced"
        assert sha(b"kiosk-entry-1\n", last, canonical).digest() == hashed, f"entry {seq}: the chain is broken"
        last = hashed
        if entry["kind"] == "boot" and boot != entry["boot"]:
            boot, undated = entry["boot"], []
        assert entry["boot"] == boot, f"entry {seq}: its boot never began"
        if entry["kind"] == "open":
            named = {"id": p["id"], "requestDigest": p["requestDigest"], "ticket": p.get("ticket")}
            named.update({f"dossier:{i}": d.get("code") for i, d in enumerate(p["dossiers"])})
            commitments.update({(seq, field): value for field, value in named.items()})
        if entry["kind"] == "contact":
            commitments[(seq, "contact")] = p["wish"]
        check_seal(seq, hashed, seal)
        if entry["kind"] == "seal":
            begin_sealing(seq, p)
        fold(entry["kind"], seq, entry["mono"], p)
    for seq, field, salt, value in db.execute("SELECT seq, field, salt, value FROM personal"):
        commitment = sha(b"kiosk-commitment-1\n", salt, value).hexdigest()
        assert commitments.get((seq, field)) == commitment, f"entry {seq}: {field} is not what it commits to"
    kept = {tuple(json.loads(key)): (count, version) for key, count, version in db.execute("SELECT key, count, version FROM tally")}
    assert kept == {key: (counts[key], versions[key]) for key in counts}, "the counts are not what the entries add up to"
    waiting = {rating for (rating,) in db.execute("SELECT rating FROM pending")}
    assert waiting == set(pending), "other ratings wait than the entries say"
    groups = defaultdict(list)
    for key in counts:
        line = json.dumps([*key, counts[key], versions[key]], separators=(",", ":"), ensure_ascii=False)
        groups[f"{key[0]}/{key[4 if key[0] == 'day' else 3]}"].append(line.encode() + b"\n")
    lines = [f"{name} {sha(b'kiosk-tally-group-1', bytes([10]), *sorted(groups[name])).hexdigest()}\n" for name in sorted(groups)]
    digest = sha(b"kiosk-tallies-1\n", "".join(lines).encode()).hexdigest()
    print(json.dumps({"head": last.hex(), "sequence": number, "waiting": len(waiting), "digest": digest}))


try:
    main()
except (AssertionError, KeyError, ValueError) as problem:
    sys.exit(f"{type(problem).__name__}: {problem}")
