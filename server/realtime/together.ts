/**
 * What many ask for at the same moment is looked up once for all of them. Nobody gets an answer that was looked up
 * before the question: requests during a look-up wait, and share the next answer.
 */
export function together<V>(ask: (key: string) => Promise<V>): (key: string) => Promise<V> {
  const running = new Map<string, Promise<V>>();
  const waiting = new Map<string, Promise<V>>();

  function begin(key: string): Promise<V> {
    waiting.delete(key);
    const answer = ask(key).finally(() => running.delete(key));
    running.set(key, answer);
    return answer;
  }

  function after(before: Promise<V>, key: string): Promise<V> {
    const next = () => begin(key);
    const answer = before.then(next, next);
    waiting.set(key, answer);
    return answer;
  }

  return (key) => {
    const now = running.get(key);
    return now ? (waiting.get(key) ?? after(now, key)) : begin(key);
  };
}
