import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example, Persona } from './configuration';
import { textsOf } from './examples';

// Opens an example in a tab: the one that has its text already, else a new one.
export function ExampleChooser({ examples, personas }: { examples: Example[]; personas: Persona[] }) {
  const { queryEditor, variableEditor, headerEditor, tabs } = useGraphiQL(
    ({ queryEditor, variableEditor, headerEditor, tabs }) => ({
      queryEditor,
      variableEditor,
      headerEditor,
      tabs,
    }),
  );
  const { addTab, changeTab } = useGraphiQLActions();

  function open(name: string) {
    const example = examples.find(one => one.name === name);
    if (!example) {
      return;
    }
    const texts = textsOf(example);
    const there = tabs.findIndex(tab => tab.query === texts.query);
    if (there < 0) {
      addTab();
    } else {
      changeTab(there);
    }
    queryEditor?.setValue(texts.query);
    variableEditor?.setValue(texts.variables);
    headerEditor?.setValue(texts.headers);
  }

  return (
    <select aria-label="Examples" value="" onChange={event => open(event.target.value)}>
      <option value="" disabled>
        Examples
      </option>
      {personas
        .map(({ key, name }) => ({ name, of: examples.filter(one => one.persona === key) }))
        .filter(({ of }) => of.length > 0)
        .map(({ name, of }) => (
          <optgroup key={name} label={name}>
            {of.map(one => (
              <option key={one.name}>{one.name}</option>
            ))}
          </optgroup>
        ))}
    </select>
  );
}
