-- PostgreSQL database dump
COPY public.logs (id, user_id, created_at, type, model_name, prompt_tokens, completion_tokens, token_name, token_id, "group") FROM stdin;
1	7	1776852000	2	m	10	5	\N	3	g
2	8	1776852001	1	m	10	5	t	3	g
3	9	1776852002	2	m	\N	5	t	3	g
\.
