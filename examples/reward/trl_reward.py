"""A reward function for TRL: GRPOTrainer(reward_funcs=assay_reward, ...), with `assay reward` running."""

import json
import os
import urllib.request

SERVER = os.environ.get("ASSAY_REWARD_URL", "http://127.0.0.1:8082")


def assay_reward(prompts, completions, completion_ids=None, trainer_state=None, **columns):
    body = json.dumps({"prompts": prompts, "completions": completions, **columns}, default=str).encode()
    request = urllib.request.Request(
        f"{SERVER}/trl?reward=coderl", body, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=600) as reply:
        return json.load(reply)["rewards"]
