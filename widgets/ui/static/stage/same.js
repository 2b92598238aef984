/** Whether two parts say the same, in whatever order they name what they hold. */
export function same(one, other) {
  if (one === other || !one || !other || typeof one !== "object" || typeof other !== "object") return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
}
