"""Scores pairs of texts with the reference implementations: JSON rows in, JSON rows out. Run by text tests and the bench."""
import json
import sys

import rouge_score.rouge_scorer as rouge
from nltk.translate.meteor_score import _count_chunks
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from sacrebleu.metrics import BLEU, CHRF

SPLIT = type("Split", (), {"tokenize": lambda self, text: text.split()})()


def nltk_meteor(hypothesis, reference):
    h, r = list(enumerate(hypothesis)), list(enumerate(reference))
    matches = []
    for i in reversed(range(len(h))):
        for j in reversed(range(len(r))):
            if h[i][1] == r[j][1]:
                matches.append((h.pop(i)[0], r.pop(j)[0]))
                break
    if not matches:
        return 0.0
    matches.sort()
    precision, recall = len(matches) / len(hypothesis), len(matches) / len(reference)
    mean = precision * recall / (0.9 * precision + 0.1 * recall)
    return mean * (1 - 0.5 * (_count_chunks(matches) / len(matches)) ** 3)


def score(row):
    hypothesis, references = row["candidate"], row["references"]
    scores = {}
    for tokenizer in ["none", "13a", "intl", "char"]:
        for smoothing in ["exp", "floor", "add-k", "none"]:
            bleu = BLEU(tokenize=tokenizer, smooth_method=smoothing, effective_order=True)
            scores[f"{tokenizer} {smoothing}"] = bleu.sentence_score(hypothesis, references).score
    scores["chrf"] = CHRF().sentence_score(hypothesis, references).score
    scores["chrf++"] = CHRF(word_order=2).sentence_score(hypothesis, references).score
    scores["rouge"] = rouge.RougeScorer(["rougeL"], tokenizer=SPLIT).score(references[0], hypothesis)["rougeL"].fmeasure
    scores["meteor"] = nltk_meteor(hypothesis.split(), references[0].split())
    scores["indel"] = fuzz.ratio(hypothesis, references[0])
    scores["levenshtein"] = Levenshtein.normalized_similarity(hypothesis, references[0])
    return scores


for line in sys.stdin:
    print(json.dumps(score(json.loads(line))))
