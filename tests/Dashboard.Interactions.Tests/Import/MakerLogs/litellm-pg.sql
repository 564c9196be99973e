--
-- PostgreSQL database dump
--

COPY public."LiteLLM_SpendLogs" (request_id, call_type, api_key, spend, total_tokens, prompt_tokens, completion_tokens, "startTime", "endTime", model, "user", end_user, metadata) FROM stdin;
r1	acompletion	k	0.1	15	10	5	2026-04-22 10:00:01	2026-04-22 10:00:02	m	\N	acct-lp-1	{"status": "success"}
r2	aembedding	k	0.1	15	10	0	2026-04-22 10:00:01	2026-04-22 10:00:02	m	\N	acct-lp-1	{}
\.
