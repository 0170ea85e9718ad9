/// The command palette with everything that can be done from here, gathered when it is asked for.
import type { ComponentProps } from "react";
import { PaletteDialog } from "../features/palette/PaletteDialog";
import { useLauncher } from "../shared/launcher";
import { usePaletteActions } from "./palette-actions";
import { useTrailActions } from "./trail-actions";

type EverythingPaletteProps = { deeds: Parameters<typeof usePaletteActions>[0] } & Pick<ComponentProps<typeof PaletteDialog>, "onClose">;

export function EverythingPalette({ deeds, onClose }: EverythingPaletteProps) {
  const actions = [...usePaletteActions(deeds), ...useTrailActions(useLauncher())];
  return <PaletteDialog actions={actions} onClose={onClose} />;
}
