"""`widen_role.py ROLE more` gives a role a policy that no template knows; `less` takes it away again."""
import json
import sys

import boto3

iam = boto3.client("iam")
policy = {"RoleName": sys.argv[1], "PolicyName": "by-hand"}
if sys.argv[2] == "less":
    iam.delete_role_policy(**policy)
else:
    statement = {"Effect": "Allow", "Action": "dynamodb:Scan", "Resource": "*"}
    iam.put_role_policy(**policy, PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
