"""One test, or file of tests, for each way in which a system like this one has leaked.

The master test is `test_twins`: two registers that differ only in what a caller may not see answer
him in the same bytes, to requests that are written and to others drawn at random.
`test_twins_http` asks through HTTP, and `test_twins_catch` plants leaks to see them caught. What is
special to a class stands here:

 1  filter, sort or search as an oracle        test_twins, test_twins_catch
 2  aggregate, group or count                  test_statements
 3  totals and pages                           test_doors, test_twins
 4  a second door                              test_doors, scenarios/table_doors
 5  interface, fragments                       test_doors
 6  a derived field weaker than its inputs     schema/test_build
 7  a rule that answers with no boolean        test_rules_deny, scenarios/test_attacks
 8  an empty rule                              test_rules_deny, permissions/test_fold
 9  a rule declared and not enforced           test_rules_deny, schema/test_build
10  the handshake of a WebSocket               subscriptions/test_protocol
11  a stream that outlives the right           subscriptions/test_rights_end
12  cache crossing callers                     test_apart
13  ids, existence, timing                     test_doors, scenarios/test_scenarios
14  rights adding up                           test_apart, scenarios/table_apart
15  decision and execution differ              test_statements, parity
16  a stale grant                              test_mended
17  schema disclosure                          test_statements, schema/test_validation
18  error text                                 test_statements, scenarios/test_attacks
20  a relation round a hidden key              test_doors
21  limits stepped round                       test_mended, schema/test_limits
22  cross-site                                 api/test_graphql_http
23  injection                                  test_statements, permissions/test_catalogue
24  revocation, clock                          test_mended, hostile intervals in parity

16, 19, 21 and 24 are asked over a WebSocket, too (subscriptions/test_stream_leaks), and so are 4,
5, 12, 13, 17, 20 and 23 (subscriptions/test_second_doors, test_scenarios_over_sockets). Mutations
(19) stand in tests/acts: every act by whom it is not for, with ids of what is hidden, and with
hostile texts (test_every_act), before twin registers and under keys sent again
(test_keys_and_twins). Statistics (25) stand in tests/statistics.
"""
