import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FromModelsPage } from '../../shared/modelsProtocol';
import type { ModelsStrings } from '../../shared/modelsStrings';
import type { Figures } from './figures';
import type { LocalAction } from './modelsStore';

/** What every part of the models page may need. */
export interface ModelsPageParts {
  readonly strings: ModelsStrings;
  readonly figures: Figures;
  readonly post: (message: FromModelsPage) => void;
  readonly dispatch: (action: LocalAction) => void;
}

export const ModelsContext = createContext<ModelsPageParts | undefined>(undefined);

/** To be called below `ModelsContext.Provider` only. */
export function useModels(): ModelsPageParts {
  const parts = useContext(ModelsContext);
  if (parts === undefined) throw new Error('A part of the models page was drawn outside of it');
  return parts;
}
