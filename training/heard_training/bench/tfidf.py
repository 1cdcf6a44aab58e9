"""Words and pairs of words, weighed, into logistic regression (scikit-learn): what can be had without an encoder. A baseline, nothing else."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from .. import corpora
from .subject import kept


def words(least: int) -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), min_df=least, sublinear_tf=True)


def goemotions(texts: list[str]) -> np.ndarray:
    """Probabilities of the 28 classes, fitted on GoEmotions train."""
    weigh, models = kept("tfidf-goemotions", (), fitted)
    x = weigh.transform(texts)
    return np.stack([model.predict_proba(x)[:, 1] for model in models], axis=1)


def fitted():
    train = corpora.goemotions("train")
    weigh = words(3)
    x = weigh.fit_transform([text for text, _ in train])
    gold = ([label in ids for _, ids in train] for label in range(len(corpora.go_labels())))
    return weigh, [LogisticRegression(C=8, solver="liblinear").fit(x, y) for y in gold]


def classifier():
    """Of texts, yes or no; to be fitted within folds."""
    return make_pipeline(words(2), LogisticRegression(C=8, class_weight="balanced", solver="liblinear"))
