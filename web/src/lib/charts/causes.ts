// The causes of an entry as a small graph: what is to be explained at the left, causes in columns to its right.

export interface CauseNode {
  text: string;
  month?: string | null;
  event?: number | null;
}

export interface CauseEdge {
  effect: number;
  cause: number;
  part: number;
}

export interface Drawn {
  node: number;
  column: number;
  /** How much of the entry at the left runs through this one, from 0 to 1. */
  flow: number;
}

/** The weightiest nodes within `depth` steps of the first one, at most `breadth` of them a column. */
export function weightiest(
  nodes: readonly CauseNode[],
  edges: readonly CauseEdge[],
  depth: number,
  breadth: number,
): Drawn[] {
  const kept: Drawn[] = [{ node: 0, column: 0, flow: 1 }];
  let front = new Map<number, number>([[0, 1]]);
  const seen = new Set([0]);
  for (let column = 1; column <= depth; column++) {
    const flows = new Map<number, number>();
    for (const [effect, flow] of front) {
      for (const edge of edges) {
        if (edge.effect !== effect || edge.part <= 0 || seen.has(edge.cause) || !nodes[edge.cause]) continue;
        flows.set(edge.cause, (flows.get(edge.cause) ?? 0) + flow * edge.part);
      }
    }
    const best = [...flows].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, breadth);
    best.forEach(([node, flow]) => {
      seen.add(node);
      kept.push({ node, column, flow });
    });
    front = new Map(best);
  }
  return kept;
}
