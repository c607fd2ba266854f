import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Model } from '../state/app/model.js';
import type { Program } from '../state/store.js';

const ProgramContext = createContext<Program | undefined>(undefined);

export const ProgramProvider = ProgramContext.Provider;

export function useProgram(): Program {
  const program = useContext(ProgramContext);
  if (!program) throw new Error('drawn outside a ProgramProvider');
  return program;
}

/** Select a slice, or a value; derive rows from it while drawing. A selector that builds something new would loop. */
export const useModel = <T,>(select: (model: Model) => T): T => useStore(useProgram().store, select);
