"""A reward function for verl: custom_reward_function.path=verl_reward.py, with `assay reward` running."""

import json
import os
import urllib.request

SERVER = os.environ.get("ASSAY_REWARD_URL", "http://127.0.0.1:8082")


def compute_score(data_source, solution_str, ground_truth, extra_info=None):
    fields = {"data_source": data_source, "solution_str": solution_str, "ground_truth": ground_truth}
    body = json.dumps({**fields, "extra_info": extra_info}, default=str).encode()
    request = urllib.request.Request(
        f"{SERVER}/verl", body, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=600) as reply:
        return json.load(reply)["score"]
