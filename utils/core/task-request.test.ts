import { describe, expect, it } from 'vitest';
import { plainWish } from './wish.ts';
import { taskRequest } from './task-request.ts';

const about = { model: 'Qwen/Qwen3-VL-30B-A3B-Instruct', imageCount: 1, uiLanguage: 'en' };

describe('taskRequest', () => {
  it('asks the question', () => {
    const wish = plainWish('ask', { inputs: { question: 'How many?' } });
    expect(taskRequest(wish, about)).toMatchObject({
      prompt: expect.stringContaining('How many?'),
      schema: null,
    });
  });

  it('begins a conversation with its first question, and wants words of a follow-up', () => {
    const earlier = [{ question: 'How many?', answer: 'Two.' }];
    const asked = plainWish('ask', { inputs: { question: 'Which colour?' }, earlier });
    const { prompt } = taskRequest(asked, about);
    expect(prompt).toContain('How many?');
    expect(prompt).not.toContain('Which colour?');
    expect(taskRequest(plainWish('receipt', { earlier }), about).schema).toBeNull();
    expect(taskRequest(plainWish('receipt'), about).schema?.name).toBe('receipt');
  });

  it('gives an OCR-only model its own prompt, and others the task’s', () => {
    const paddle = { ...about, model: 'PaddlePaddle/PaddleOCR-VL-0.9B' };
    expect(taskRequest(plainWish('table'), paddle).prompt).toBe('Table Recognition:');
    expect(taskRequest(plainWish('table'), about).prompt).toContain('pipe table');
  });
});
