"""Pairs a second of the reference implementations: JSON rows of pairs in, one JSON object out."""
import json
import logging
import sys
import time

from codebleu import calc_codebleu
from sacrebleu.metrics import BLEU, CHRF

logging.disable(logging.CRITICAL)
pairs = [json.loads(line) for line in sys.stdin]
bleu, chrf = BLEU(effective_order=True), CHRF()
ways = {
    "codebleu": lambda c, r: calc_codebleu([r], [c], "python"),
    "bleu": lambda c, r: bleu.sentence_score(c, [r]),
    "chrf": lambda c, r: chrf.sentence_score(c, [r]),
}
rates = {}
for name, compare in ways.items():
    started = time.process_time()
    for pair in pairs:
        compare(pair["candidate"], pair["reference"])
    rates[name] = len(pairs) / (time.process_time() - started)
print(json.dumps(rates))
