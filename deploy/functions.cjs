/**
 * What every function has beside its block in serverless.yml: a role with what it calls and no more. The functions are
 * those of serverless.yml, what they do with the table is deploy/table-actions.yml.
 */

/** Resources of CloudFormation: the roles, named as the blocks name them. */
async function roles({ resolveConfigurationProperty, resolveVariable }) {
  const { functions, service, stage } = await described({ resolveConfigurationProperty, resolveVariable });
  const tableActions = await resolveVariable('file(deploy/table-actions.yml)');
  for (const name of Object.keys(tableActions)) {
    if (!(name in functions))
      throw new Error(`deploy/table-actions.yml names ${name}, which serverless.yml does not`);
  }
  return {
    Resources: Object.fromEntries(
      Object.entries(functions).map(([name, { role, destinations }]) => [
        role,
        roleOf(name, `${service}-${stage}-${name}`, [
          ...tableStatements(tableActions[name] ?? []),
          ...failureStatements(destinations),
        ]),
      ]),
    ),
  };
}

async function described({ resolveConfigurationProperty, resolveVariable }) {
  return {
    functions: await resolveConfigurationProperty(['functions']),
    service: await resolveVariable('self:service'),
    stage: await resolveVariable('sls:stage'),
  };
}

function roleOf(name, fullName, statements) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      Policies: [
        {
          PolicyName: name,
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [logStatement(fullName), ...statements],
          },
        },
      ],
    },
  };
}

function logStatement(fullName) {
  return {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: {
      'Fn::Sub': `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${fullName}:*`,
    },
  };
}

/** Lambda sends what a failed run was told in the name of the function. */
function failureStatements({ onFailure } = {}) {
  return onFailure === undefined
    ? []
    : [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: onFailure.arn }];
}

/** One statement for the table, one for each index. */
function tableStatements(tableActions) {
  const byResource = new Map();
  for (const [action, index] of tableActions.map((each) => each.split(' '))) {
    byResource.set(index, [...(byResource.get(index) ?? []), `dynamodb:${action}`]);
  }
  return [...byResource].map(([index, Action]) => ({
    Effect: 'Allow',
    Action,
    Resource:
      index === undefined
        ? { 'Fn::GetAtt': ['Table', 'Arn'] }
        : { 'Fn::Sub': `\${Table.Arn}/index/${index}` },
  }));
}

module.exports = { roles };
