import { sameAnswer } from './same-answer.ts';

sameAnswer(150);
