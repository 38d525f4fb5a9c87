"""Make `ontology/catalogue/aws-more.ttl` from the package `botocore` 1.44.5: the AWS services that `aws.ttl` lacks.

    pip install botocore==1.44.5
    python tools/make_aws_services.py

Every service that the package can call is named: `bg:apiName` gives its name in the command line and the libraries. An
interface of a service that the catalogue has (a runtime, a second version) stands at that service; the others become
services of their own. A name is matched alone only if it begins with Amazon or AWS; others need the family beside them.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from breachgraph.lexicon.concepts import Thing
from breachgraph.model.iris import slugify
from gazetteer import assemble, package_dir, quote, statement, things_of_others, write

__all__ = ["PACKAGES", "Service", "known_names", "make", "name_services", "read_services", "render"]

PACKAGES = {"botocore": "1.44.5"}
TARGET = "catalogue/aws-more.ttl"
SUFFIX = re.compile(
    r"(?i)[\s-]*(?:\bservice|\bapis?|\bcustomer api|\bruntime|\bdata plane|\bcontrol plane|\bv[2-9]|(?<=[a-z])v[2-9]|\bpublic api|\bdata service|\(preview\))$"
)
"""What tells an interface from the service that it belongs to; taken off again and again."""

PRODUCTS = {
    "account": "AWS Account Management", "agent-registry-control": "Agent Registry", "evs": "Amazon Elastic VMware Service", "pcs": "AWS Parallel Computing Service", "acm-pca": "AWS Private CA", "aiops": "Amazon CloudWatch investigations",
    "amp": "Amazon Managed Service for Prometheus", "amplifybackend": "AWS Amplify", "apigatewaymanagementapi": "Amazon API Gateway",
    "apigatewayv2": "Amazon API Gateway", "appconfig": "AWS AppConfig", "appconfigdata": "AWS AppConfig", "appfabric": "AWS AppFabric",
    "appflow": "Amazon AppFlow", "appintegrations": "Amazon AppIntegrations", "application-autoscaling": "AWS Application Auto Scaling",
    "arc-region-switch": "Amazon Application Recovery Controller", "arc-zonal-shift": "Amazon Application Recovery Controller",
    "bedrock-agent": "Amazon Bedrock Agents", "bedrock-agent-runtime": "Amazon Bedrock Agents", "bedrock-agentcore-control": "Amazon Bedrock AgentCore",
    "bedrock-data-automation": "Amazon Bedrock Data Automation", "bedrock-data-automation-runtime": "Amazon Bedrock Data Automation",
    "billingconductor": "AWS Billing Conductor", "braket": "Amazon Braket", "cleanrooms": "AWS Clean Rooms", "cloudcontrol": "AWS Cloud Control API",
    "clouddirectory": "Amazon Cloud Directory", "cloudsearchdomain": "Amazon CloudSearch", "cloudtrail-data": "AWS CloudTrail",
    "cloudwatchomni": "Amazon CloudWatch Omni", "cognito-identity": "Amazon Cognito", "cognito-idp": "Amazon Cognito", "cognito-sync": "Amazon Cognito",
    "codeguru-reviewer": "Amazon CodeGuru Reviewer", "codeguruprofiler": "Amazon CodeGuru Profiler", "connectcampaigns": "Amazon Connect outbound campaigns",
    "connectcampaignsv2": "Amazon Connect outbound campaigns", "connecthealth": "Amazon Connect Health", "cur": "AWS Cost and Usage Reports",
    "customer-profiles": "Amazon Connect Customer Profiles", "databrew": "AWS Glue DataBrew", "dax": "Amazon DynamoDB Accelerator",
    "deadline": "AWS Deadline Cloud", "devops-guru": "Amazon DevOps Guru", "discovery": "AWS Application Discovery Service", "docdb": "Amazon DocumentDB",
    "ds-data": "AWS Directory Service", "emr-serverless": "Amazon EMR Serverless", "entityresolution": "AWS Entity Resolution",
    "eventbridgev2": "Amazon EventBridge", "fms": "AWS Firewall Manager", "forecastquery": "Amazon Forecast", "geo-maps": "Amazon Location Service",
    "geo-places": "Amazon Location Service", "geo-routes": "Amazon Location Service", "greengrassv2": "AWS IoT Greengrass", "iam-toolbox": "AWS IAM Toolbox",
    "identitystore": "AWS IAM Identity Center", "imagebuilder": "EC2 Image Builder", "importexport": "AWS Import/Export", "inspector-scan": "Amazon Inspector",
    "inspector2": "Amazon Inspector", "interconnect": "AWS Interconnect", "iot-data": "AWS IoT Core", "iot-jobs-data": "AWS IoT Device Management",
    "iot-managed-integrations": "AWS IoT Device Management", "iotdeviceadvisor": "AWS IoT Core", "iotsecuretunneling": "AWS IoT Device Management",
    "iotwireless": "AWS IoT Core", "ivs-realtime": "Amazon Interactive Video Service", "ivschat": "Amazon Interactive Video Service",
    "kafka": "Amazon MSK", "kafkaconnect": "Amazon MSK Connect", "kinesisanalytics": "Amazon Managed Service for Apache Flink",
    "kinesisanalyticsv2": "Amazon Managed Service for Apache Flink", "lambda-microvms": "AWS Lambda MicroVMs", "lambda-web": "AWS Lambda Web",
    "lex-models": "Amazon Lex", "lex-runtime": "Amazon Lex", "lexv2-models": "Amazon Lex", "lexv2-runtime": "Amazon Lex", "m2": "AWS Mainframe Modernization",
    "macie2": "Amazon Macie", "mailmanager": "Amazon SES Mail Manager", "marketplacecommerceanalytics": "AWS Marketplace", "mediaconnect": "AWS Elemental MediaConnect",
    "mediatailor": "AWS Elemental MediaTailor", "medical-imaging": "AWS HealthImaging", "meteringmarketplace": "AWS Marketplace",
    "migrationhub-config": "AWS Migration Hub", "migrationhubstrategy": "AWS Migration Hub Strategy Recommendations", "mwaa-serverless": "Amazon MWAA Serverless",
    "neptune-graph": "Amazon Neptune Analytics", "neptunedata": "Amazon Neptune", "networkflowmonitor": "Amazon CloudWatch Network Flow Monitor",
    "networkmonitor": "Amazon CloudWatch Network Monitor", "notificationscontacts": "AWS User Notifications", "nova-act": "Amazon Nova Act",
    "oam": "Amazon CloudWatch Observability Access Manager", "observabilityadmin": "Amazon CloudWatch", "odb": "Oracle Database@AWS", "omics": "AWS HealthOmics",
    "opensearchserverless": "Amazon OpenSearch Serverless", "partnercentral-account": "AWS Partner Central", "partnercentral-benefits": "AWS Partner Central",
    "partnercentral-channel": "AWS Partner Central", "partnercentral-revenue-measurement": "AWS Partner Central", "partnercentral-selling": "AWS Partner Central",
    "payment-cryptography": "AWS Payment Cryptography", "payment-cryptography-data": "AWS Payment Cryptography", "pca-connector-ad": "AWS Private CA Connector for Active Directory",
    "pca-connector-scep": "AWS Private CA Connector for SCEP", "personalize-events": "Amazon Personalize", "pi": "Amazon RDS Performance Insights",
    "pinpoint-email": "Amazon Pinpoint", "pinpoint-sms-voice": "Amazon Pinpoint", "pinpoint-sms-voice-v2": "AWS End User Messaging", "pricing": "AWS Price List",
    "pricing-plan-manager": "Amazon CloudFront", "qapps": "Amazon Q Apps", "qconnect": "Amazon Q in Connect", "rbin": "AWS Recycle Bin", "rds-data": "Amazon RDS Data API",
    "redshift-data": "Amazon Redshift Data API", "redshift-serverless": "Amazon Redshift Serverless", "resource-groups": "AWS Resource Groups",
    "resourcegroupstaggingapi": "AWS Resource Groups", "rolesanywhere": "AWS IAM Roles Anywhere", "route53-recovery-cluster": "Amazon Application Recovery Controller",
    "route53-recovery-control-config": "Amazon Application Recovery Controller", "route53-recovery-readiness": "Amazon Application Recovery Controller",
    "route53profiles": "Amazon Route 53 Profiles", "rtbfabric": "AWS RTB Fabric", "rum": "Amazon CloudWatch RUM", "s3control": "Amazon S3", "s3outposts": "Amazon S3 on Outposts",
    "sagemaker-a2i-runtime": "Amazon Augmented AI", "sagemaker-edge": "Amazon SageMaker Edge Manager", "sagemaker-metrics": "Amazon SageMaker",
    "sagemakerjobruntime": "Amazon SageMaker", "sagemakertrainingsessionruntime": "Amazon SageMaker", "sagemaker-inference-router-runtime": "Amazon SageMaker",
    "schemas": "Amazon EventBridge Schema Registry", "servicecatalog-appregistry": "AWS Service Catalog AppRegistry", "signer-data": "AWS Signer",
    "sms-voice": "Amazon Pinpoint", "ssm-contacts": "AWS Systems Manager Incident Manager", "ssm-guiconnect": "AWS Systems Manager", "ssm-quicksetup": "AWS Systems Manager",
    "ssm-incidents": "AWS Systems Manager Incident Manager", "sso-admin": "AWS IAM Identity Center", "sso-oidc": "AWS IAM Identity Center", "support-app": "AWS Support App",
    "supportauthz": "AWS Support", "synthetics": "Amazon CloudWatch Synthetics", "taxsettings": "AWS Billing", "timestream-influxdb": "Amazon Timestream for InfluxDB",
    "timestream-query": "Amazon Timestream", "timestream-write": "Amazon Timestream", "waf-regional": "AWS WAF", "wafv2": "AWS WAF", "wickr": "AWS Wickr",
    "wisdom": "Amazon Q in Connect", "workmailmessageflow": "Amazon WorkMail", "workspaces-instances": "Amazon WorkSpaces", "workspaces-web": "Amazon WorkSpaces Secure Browser",
}  # fmt: skip
"""Names of products where the package's are names of interfaces, older, or misspelt."""

COMMON = frozenset(
    {"AWS Account Management", "AWS Support", "AWS Sign-In", "AWS Free Tier", "AWS Supply Chain", "AWS Sustainability"}
)
"""Names that pages write of an account or a bill, not of a service: matched only with the family beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service as the package describes it.

    Attributes:
        api: Its name in the command line.
        full: Its full name.
        others: Abbreviation and identifier, where there are any.
    """

    api: str
    full: str
    others: tuple[str, ...] = ()


def read_services(folder: Path) -> list[Service]:
    """Return the services that the package's folder `data` describes, sorted by name."""
    found = []
    for path in sorted(folder.iterdir()):
        models = sorted(path.glob("*/service-2.json.gz")) if path.is_dir() else []
        if models:
            about = json.loads(gzip.decompress(models[-1].read_bytes()))["metadata"]
            others = tuple(filter(None, (about.get("serviceAbbreviation", ""), about["serviceId"])))
            found.append(Service(api=path.name, full=about["serviceFullName"], others=others))
    return found


def known_names(things: Iterable[Thing]) -> dict[str, Thing]:
    """Return the catalogue's AWS services by their folded names; of two that share one the first by IRI."""
    found: dict[str, Thing] = {}
    for thing in things:
        if thing.kind == "Service" and thing.notation.startswith("aws-"):
            for name in (*(name.text for name in thing.names), thing.notation.removeprefix("aws-")):
                found.setdefault(_fold(name), thing)
    return found


def name_services(services: Iterable[Service], known: Mapping[str, Thing]) -> dict[str, list[str]]:
    """Return the interfaces of each service: notation of a known one, or label of a new one, to names of interfaces."""
    found: dict[str, list[str]] = defaultdict(list)
    for service in services:
        label = PRODUCTS.get(service.api) or _strip(service.full)
        names = (label,) if service.api in PRODUCTS else (label, *service.others, service.api)
        thing = next((known[_fold(name)] for name in names if _fold(name) in known), None)
        found[thing.notation if thing else label].append(service.api)
    return dict(found)


def render(named: Mapping[str, Iterable[str]], known: Mapping[str, Thing]) -> str:
    """Return the services as Turtle, without header and prefixes, sorted by notation."""
    notations = {thing.notation for thing in known.values()}
    blocks = {
        key if key in notations else _notation(key): _known(key, apis) if key in notations else _new(key, apis, known)
        for key, apis in named.items()
    }
    return "\n".join(blocks[notation] for notation in sorted(blocks))


def _known(notation: str, apis: Iterable[str]) -> str:
    return statement(f"service:{notation}", [("bg:apiName", map(quote, sorted(apis)))])


def _new(label: str, apis: Iterable[str], known: Mapping[str, Thing]) -> str:
    notation = _notation(label)
    branded = label.startswith(("AWS ", "Amazon "))
    suite = next(_suites(label, known), None)
    return statement(
        f"service:{notation}",
        [
            ("a", ["bg:Service"]),
            ("skos:notation", [quote(notation)]),
            ("skos:prefLabel", [quote(label)]),
            ("skos:altLabel", [] if branded else [quote(f"AWS {label}"), quote(f"Amazon {label}")]),
            ("bg:ambiguousLabel", [] if branded and label not in COMMON else [quote(label)]),
            ("bg:apiName", map(quote, sorted(apis))),
            ("bg:providedBy", ["agent:amazon-web-services"]),
            ("bg:partOf", [f"service:{suite.notation}"] if suite else []),
        ],
    )


def _suites(label: str, known: Mapping[str, Thing]) -> Iterator[Thing]:
    """Known services that a name begins with, the longest first: Amazon CloudWatch of Amazon CloudWatch RUM."""
    words = label.split()
    for count in range(len(words) - 1, 1, -1):
        thing = known.get(_fold(" ".join(words[:count])))
        if thing is not None:
            yield thing


def _strip(name: str) -> str:
    while (shorter := SUFFIX.sub("", name)) != name and len(shorter.split()) > 1:
        name = shorter
    return name


def _fold(name: str) -> str:
    bare = re.sub(r"(?i)\(.*?\)|^(?:aws|amazon)\s+|\s+service$", "", name)
    return re.sub(r"[^a-z0-9]", "", bare.lower())


def _notation(label: str) -> str:
    return f"aws-{slugify(label.removeprefix('AWS ').removeprefix('Amazon '))}"


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If the package is missing.
    """
    services = read_services(package_dir("botocore", PACKAGES["botocore"]) / "data")
    known = known_names(things_of_others(TARGET))
    text = assemble(
        render(name_services(services, known), known),
        title="Catalogue: the AWS services that aws.ttl lacks, and the interfaces of all.",
        source=f"package botocore {PACKAGES['botocore']} (Apache-2.0); names of products: general knowledge",
        licence="Apache-2.0, as the source",
        script="tools/make_aws_services.py",
    )
    return {TARGET: text}


if __name__ == "__main__":
    write(make())
