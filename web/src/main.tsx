import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';

import { createLocalStorage, StorageAPI } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import type { GraphQLSchema } from 'graphql';
import { createRoot } from 'react-dom/client';
import { readConfiguration, written, type Configuration } from './configuration';
import { ExampleChooser } from './example-chooser';
import { textsOf } from './examples';
import { fetcherFor, readSchema } from './fetcher';
import { TABS, textsOfTheOpenTab } from './kept';
import { PersonaChooser } from './persona-chooser';

const storage = createLocalStorage({ namespace: 'greffe' });
const begin = textsOfTheOpenTab(new StorageAPI(storage).get(TABS));

function Page({ said, schema }: { said: Configuration; schema: GraphQLSchema | undefined }) {
  const { personas, examples, defaultHeaders } = said;
  const demonstration = personas.length > 0;
  const tabs = examples.filter(one => one.opens).map(textsOf);
  return (
    <GraphiQL
      fetcher={fetcherFor(personas)}
      schema={schema}
      storage={storage}
      defaultQuery="# Say under Headers who asks, in which role, and what for.\n"
      defaultHeaders={written(defaultHeaders)}
      defaultTabs={tabs.length > 0 ? tabs : undefined}
      {...begin}
      defaultEditorToolsVisibility="headers"
      shouldPersistHeaders={demonstration} // elsewhere a header may hold a real token
    >
      <GraphiQL.Logo>
        {demonstration && <PersonaChooser personas={personas} />}
        {demonstration && <ExampleChooser examples={examples} personas={personas} />}
        {demonstration && (
          <button onClick={startAgain} title="Puts the tabs back as they came">
            Start again
          </button>
        )}
        <strong>Greffe</strong>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

// Puts the tabs back as they came.
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
