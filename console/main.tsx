/** The console begins here. */
import { render } from 'preact';
import { openSignIn } from './api/sign-in.ts';
import { Shell } from './shell/shell.tsx';
import { session, takeTokenFromAddress } from './state/session.ts';
import { listenForKeys } from './state/shortcuts.ts';

takeTokenFromAddress();
// A link with a token may be opened in a tab that shows the console already.
addEventListener('hashchange', takeTokenFromAddress);
session.subscribe(() => void openSignIn());
listenForKeys();
void openSignIn();
const place = document.getElementById('console');
if (place !== null) render(<Shell />, place);
