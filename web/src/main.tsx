import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';

import { createLocalStorage, StorageAPI } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import type { GraphQLSchema } from 'graphql';
import { createRoot } from 'react-dom/client';
import { readConfiguration, written, type Configuration } from './configuration';
import { fetcherFor, readSchema } from './fetcher';
import { TABS, textsOfTheOpenTab } from './kept';
import { PersonaChooser } from './persona-chooser';

const storage = createLocalStorage({ namespace: 'greffe' });
const begin = textsOfTheOpenTab(new StorageAPI(storage).get(TABS));

function Page({ said, schema }: { said: Configuration; schema: GraphQLSchema | undefined }) {
  const { personas, tabs, defaultHeaders } = said;
  const demonstration = personas.length > 0;
  const examples = tabs.map(({ query, headers }) => ({ query, headers: written(headers) }));
  return (
    <GraphiQL
      fetcher={fetcherFor(personas)}
      schema={schema}
      storage={storage}
      defaultQuery="# Say under Headers who asks, in which role, and what for.\n"
      defaultHeaders={written(defaultHeaders)}
      defaultTabs={examples.length > 0 ? examples : undefined}
      {...begin}
      defaultEditorToolsVisibility="headers"
      shouldPersistHeaders={demonstration} // elsewhere a header may hold a real token
    >
      <GraphiQL.Logo>
        {demonstration && <PersonaChooser personas={personas} />}
        {demonstration && <button onClick={startAgain}>Examples</button>}
        <strong>Greffe</strong>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

// Puts the example tabs back as they came.
function startAgain() {
  storage.clear();
  location.reload();
}

const root = document.getElementById('page')!;
try {
  const [said, schema] = await Promise.all([readConfiguration(), readSchema()]);
  createRoot(root).render(<Page said={said} schema={schema} />);
} catch (error) {
  root.textContent = String(error);
}
