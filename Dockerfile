# The service: docker build -t greffe . && docker run -p 127.0.0.1:8000:8000 \
#   -e DATABASE_URL=postgresql://... -e GREFFE_ISSUER=... -e GREFFE_JWKS=... \
#   -e GREFFE_JOURNAL_KEY=/key.pem -v ./key.pem:/key.pem:ro greffe
# The database is migrated by: docker run -e DATABASE_URL=... greffe migrate

FROM node:24-bookworm-slim AS explorer
WORKDIR /web
COPY web/package.json ./
RUN npm install --no-package-lock --no-audit --no-fund --loglevel=error
COPY web ./
RUN npm run --silent build

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv .venv
COPY pyproject.toml README.md ./
COPY api api
COPY schema schema
COPY permissions permissions
COPY db db
# in place, as in a clone: the explorer stands beside the packages
RUN .venv/bin/python -m pip install --quiet --no-cache-dir --editable .
COPY --from=explorer /web/dist web/dist
RUN .venv/bin/python -m compileall -q api schema permissions db

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin greffe
COPY --from=build /app /app
WORKDIR /app
# inside the container only; who reaches it is said by the port that is published
ENV HOST=0.0.0.0 PORT=8000 DATA=/nonexistent PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["python", "-c", \
  "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health/ready', timeout=4)"]
ENTRYPOINT ["greffe"]
CMD ["serve"]
