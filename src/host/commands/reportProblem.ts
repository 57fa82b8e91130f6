import * as vscode from 'vscode';
import { problemReport } from '../problemReport';
import type { Command } from './command';

const id = 'frugal.frugal';

interface Manifest {
  readonly version: string;
  readonly contributes: { readonly configuration: { readonly properties: object } };
}

export const reportProblem: Command = {
  id: 'frugal.reportProblem',
  run: async ({ log, settings, session }) => {
    const { version, contributes } = vscode.extensions.getExtension(id)?.packageJSON as Manifest;
    const model = session.currentModel;
    const issueBody = problemReport({
      version,
      editor: `${vscode.env.appName} ${vscode.version}`,
      place: [vscode.env.appHost, vscode.env.remoteName ?? '']
        .filter((name) => name !== '')
        .join(', '),
      provider: model?.provider ?? 'no provider',
      model: model?.id ?? 'no model',
      changedSettings: settings.changedOf(Object.keys(contributes.configuration.properties)),
      log: log.recent,
    });
    await vscode.commands.executeCommand('workbench.action.openIssueReporter', {
      extensionId: id,
      issueBody,
    });
  },
};
