"""Cross-validation as the tasks need it: answers for every row from a fit that saw neither the row nor its group. Knows no task."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from .measure import SEED, best_threshold
from .subject import kept

FOLDS = 5


def split(groups):
    return list(GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(groups, groups=groups))


def fitted(name: str, make, x, gold, groups) -> np.ndarray:
    """Yes or no of a classifier that `make` gives anew for each fold. `x`: an array, or a list of texts."""
    return kept(f"{name}-fit", (make(), x, gold, groups), lambda: fitted_anew(make, x, gold, groups))


def fitted_anew(make, x, gold, groups) -> np.ndarray:
    said = np.zeros(len(gold), dtype=bool)
    rows = (lambda at: [x[i] for i in at]) if isinstance(x, list) else (lambda at: x[at])
    for seen, unseen in split(groups):
        said[unseen] = make().fit(rows(seen), gold[seen]).predict(rows(unseen))
    return said


def cut(score, gold, groups) -> np.ndarray:
    """Yes or no by one threshold on a score, which the other folds chose."""
    said = np.zeros(len(gold), dtype=bool)
    for seen, unseen in split(groups):
        said[unseen] = score[unseen] >= best_threshold(score[seen], gold[seen])
    return said


def on_features():
    """Logistic regression on an encoder's numbers; its strength is fixed, not tuned."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.003, class_weight="balanced", max_iter=300))


def features(said: dict) -> np.ndarray:
    """The frozen encoder's state of a text beside the logits of all heads."""
    return np.concatenate([values for name, values in said.items() if name != "span"], axis=1)
