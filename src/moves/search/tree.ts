/** A node of a Monte Carlo search tree, with what the rollouts through it have shown. */
export interface TreeNode<State> {
  state: State;
  /** Probability or weight of coming here from the parent; 1 where all are equal. */
  prior: number;
  parent?: TreeNode<State>;
  /** Undefined until it is expanded; empty for an end. */
  children?: TreeNode<State>[];
  visits: number;
  /** Sum and maximum of the returns. */
  total: number;
  best: number;
}

export interface TreeSearch<State> {
  rollouts: number;
  /** The states that follow, with their priors; none at an end. Called once for each node. */
  expand: (state: State) => Promise<{ state: State; prior: number }[]>;
  /** The return of a state, by playing on to an end. */
  evaluate: (state: State) => Promise<number>;
  /** Which child a rollout goes on to: the one of highest urgency, the first among equals. */
  urgency: (child: TreeNode<State>, parent: TreeNode<State>) => number;
  /** Ends the search early. */
  isDone?: (root: TreeNode<State>) => boolean;
}

/**
 * Monte Carlo tree search: each rollout walks from the root by urgency to a node that was not expanded, expands it,
 * evaluates it, and tells its return to every node on the way. Sequential, so deterministic where its parts are.
 */
export default async function tree<State>(
  state: State,
  { rollouts, expand, evaluate, urgency, isDone = () => false }: TreeSearch<State>,
): Promise<TreeNode<State>> {
  const root = nodeOf(state, 1);
  for (let rollout = 0; rollout < rollouts && !isDone(root); rollout++) {
    let node = root;
    while (node.children && node.children.length > 0) node = mostUrgent(node, node.children, urgency);
    node.children ??= (await expand(node.state)).map((next) => nodeOf(next.state, next.prior, node));
    const value = await evaluate(node.state);
    for (let each: TreeNode<State> | undefined = node; each; each = each.parent) {
      each.visits++;
      each.total += value;
      each.best = Math.max(each.best, value);
    }
  }
  return root;
}

/**
 * UCT (Kocsis & Szepesvári 2006): mean return plus `exploration · √(ln N / n)`. A child that was never visited comes first.
 */
export function uct(
  exploration: number,
): (child: TreeNode<unknown>, parent: Pick<TreeNode<unknown>, "visits">) => number {
  return (child, parent) =>
    child.visits === 0
      ? Number.POSITIVE_INFINITY
      : child.total / child.visits + exploration * Math.sqrt(Math.log(parent.visits) / child.visits);
}

function mostUrgent<State>(
  parent: TreeNode<State>,
  children: TreeNode<State>[],
  urgency: TreeSearch<State>["urgency"],
): TreeNode<State> {
  const urgencies = children.map((child) => urgency(child, parent));
  return children[urgencies.indexOf(Math.max(...urgencies))]!;
}

function nodeOf<State>(state: State, prior: number, parent?: TreeNode<State>): TreeNode<State> {
  return {
    state,
    prior,
    ...(parent && { parent }),
    visits: 0,
    total: 0,
    best: Number.NEGATIVE_INFINITY,
  };
}
