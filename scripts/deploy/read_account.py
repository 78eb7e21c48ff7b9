"""What is in the account that the environment names, as JSON. The names of members are those of account.ts."""
import ast
import json
import sys

import boto3
from botocore.exceptions import ClientError


def listed(service, operation, member, **asked):
    client = boto3.client(service)
    if not client.can_paginate(operation):
        return getattr(client, operation)(**asked)[member]
    pages = client.get_paginator(operation).paginate(**asked)
    return [each for page in pages for each in page[member]]


def or_nothing(call, member, **asked):
    try:
        return call(**asked).get(member)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] in (400, 404):
            return None
        raise


def document(policy):
    """moto 5.2 writes an inline policy as Python would."""
    return policy if isinstance(policy, dict) else ast.literal_eval(policy)


def functions():
    client = boto3.client("lambda")
    for found in listed("lambda", "list_functions", "Functions"):
        name = found["FunctionName"]
        policy = or_nothing(client.get_policy, "Policy", FunctionName=name)
        yield {
            "name": name,
            "role": found["Role"],
            "code": found["CodeSha256"],
            "settings": {key: found.get(key) for key in ("Timeout", "MemorySize", "Handler", "Runtime", "Environment")},
            "concurrency": or_nothing(
                client.get_function_concurrency, "ReservedConcurrentExecutions", FunctionName=name
            ),
            "callers": json.loads(policy)["Statement"] if policy else [],
        }


def roles():
    client = boto3.client("iam")
    for found in listed("iam", "list_roles", "Roles"):
        asked = {"RoleName": found["RoleName"]}
        names = listed("iam", "list_role_policies", "PolicyNames", **asked)
        yield {
            "arn": found["Arn"],
            "trust": found["AssumeRolePolicyDocument"],
            "policies": [
                document(client.get_role_policy(**asked, PolicyName=name)["PolicyDocument"]) for name in names
            ],
            "attached": [
                each["PolicyArn"] for each in listed("iam", "list_attached_role_policies", "AttachedPolicies", **asked)
            ],
        }


def schedules():
    for found in listed("events", "list_rules", "Rules"):
        targets = listed("events", "list_targets_by_rule", "Targets", Rule=found["Name"])
        yield {
            "arn": found["Arn"],
            "rate": found.get("ScheduleExpression"),
            "state": found["State"],
            "targets": [{"arn": each["Arn"], "input": each.get("Input")} for each in targets],
        }


def queues():
    client = boto3.client("sqs")
    for url in client.list_queues().get("QueueUrls", []):
        found = client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        yield {
            "arn": found["QueueArn"],
            "retentionSeconds": int(found["MessageRetentionPeriod"]),
            "encrypted": found.get("SqsManagedSseEnabled") == "true",
        }


def tables():
    client = boto3.client("dynamodb")
    for name in listed("dynamodb", "list_tables", "TableNames"):
        found = client.describe_table(TableName=name)["Table"]
        yield {
            "arn": found["TableArn"],
            "name": name,
            "billing": found["BillingModeSummary"]["BillingMode"],
            "keys": found["KeySchema"],
            "attributes": found["AttributeDefinitions"],
            "indexes": [
                {key: each[key] for key in ("IndexName", "KeySchema", "Projection")}
                for each in found["GlobalSecondaryIndexes"]
            ],
            "stream": found.get("StreamSpecification"),
            "deletionProtection": found["DeletionProtectionEnabled"],
        }


def resources(stack):
    try:
        found = listed("cloudformation", "list_stack_resources", "StackResourceSummaries", StackName=stack)
    except ClientError:
        return {}
    return {each["LogicalResourceId"]: each.get("ResourceType", "") for each in found}


print(
    json.dumps(
        {
            "functions": list(functions()),
            "roles": list(roles()),
            "logGroups": [
                {"arn": each["arn"], "name": each["logGroupName"], "days": each.get("retentionInDays")}
                for each in listed("logs", "describe_log_groups", "logGroups")
            ],
            "schedules": list(schedules()),
            "queues": list(queues()),
            "tables": list(tables()),
            "buckets": [each["Name"] for each in boto3.client("s3").list_buckets()["Buckets"]],
            "dashboards": [each["DashboardName"] for each in listed("cloudwatch", "list_dashboards", "DashboardEntries")],
            "resources": resources(sys.argv[1]),
        }
    )
)
