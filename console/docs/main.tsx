/** `/v1/docs`: the API document. */
import { render } from 'preact';

const place = document.getElementById('console');
if (place !== null) render(<h1>API</h1>, place);
