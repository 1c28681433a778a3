// Numbers, times and durations as people read them.
export function figures(value, count = 3) {
  if (value === null || value === undefined) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e7) return value.toExponential(count - 1);
  return Number(value.toPrecision(count)).toFixed(Math.max(0, count - 1 - Math.floor(Math.log10(size))));
}

export const plain = (value, count = 4) => value === null || value === undefined ? "–" : String(Number(value.toPrecision(count)));

export function seconds(value) {
  if (value === null || value === undefined) return "–";
  if (value === 0) return "0 s";
  if (value < 1e-3) return figures(value * 1e6) + " µs";
  if (value < 1) return figures(value * 1e3) + " ms";
  if (value < 59.95) return value.toFixed(1) + " s";
  const whole = Math.round(value);
  const two = (number) => String(number).padStart(2, "0");
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  if (whole < 48 * 3600) return `${Math.floor(whole / 3600)} h ${two(Math.floor(whole / 60) % 60)} min`;
  return `${Math.floor(whole / 86400)} d ${two(Math.floor(whole / 3600) % 24)} h`;
}

export const instant = (text) => text ? new Date(text).toISOString().replace("T", " ").slice(0, 19) + " UTC" : "–";
export const percent = (share) => share === null || share === undefined ? "–" : (100 * share).toFixed(1) + " %";
export const since = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;
