import { useGraphiQL } from '@graphiql/react';
import { written, type Persona } from './configuration';

// Sets the headers of the current tab to those of a persona.
export function PersonaChooser({ personas }: { personas: Persona[] }) {
  const editor = useGraphiQL(state => state.headerEditor);
  const headers = useGraphiQL(state => state.tabs[state.activeTabIndex]?.headers);
  const stated = authorization(headers);
  const chosen = personas.find(persona => persona.headers.Authorization === stated);

  function choose(key: string) {
    const persona = personas.find(one => one.key === key);
    if (persona) {
      editor?.setValue(written(persona.headers));
    }
  }

  return (
    <select
      aria-label="Persona"
      title={chosen?.shows}
      value={chosen?.key ?? ''}
      onChange={event => choose(event.target.value)}
    >
      <option value="" disabled>
        Persona
      </option>
      {personas.map(({ key, name, headers: { 'Acting-Role': role } }) => (
        <option key={key} value={key}>
          {key}: {name} ({role})
        </option>
      ))}
    </select>
  );
}

function authorization(headers: string | null | undefined): string | undefined {
  try {
    return JSON.parse(headers ?? '{}').Authorization;
  } catch {
    return undefined; // headers half typed
  }
}
