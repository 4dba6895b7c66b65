// Runs every audit of graphql-http on a URL and prints the outcome as JSON lines.
// usage: node audit.mjs URL TOKEN
import { serverAudits } from "graphql-http";

const [url, token] = process.argv.slice(2);
const fetchFn = (address, init = {}) =>
  fetch(address, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });

for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason } = await audit.fn();
  console.log(JSON.stringify({ id, name, status, reason }));
}
