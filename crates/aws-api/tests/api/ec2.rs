//! The network's calls, as `aws ec2` answers them, and what is refused.

use crate::lab::Lab;
use serde_json::{Value, json};

fn vpc(lab: &mut Lab) -> Value {
    let answer = lab.ok("ec2.CreateVpc", json!({"CidrBlock": "10.0.0.0/16"}));
    answer["Vpc"]["VpcId"].clone()
}

fn subnet(lab: &mut Lab, vpc: &Value, block: &str) -> Value {
    let input = json!({"VpcId": vpc, "CidrBlock": block, "AvailabilityZone": "us-east-1b"});
    lab.ok("ec2.CreateSubnet", input)["Subnet"]["SubnetId"].clone()
}

#[test]
fn a_vpc_comes_with_a_main_table_and_a_default_group() {
    let mut lab = Lab::with(0);
    let vpc = vpc(&mut lab);
    let tables = lab.ok("ec2.DescribeRouteTables", json!({}));
    assert_eq!(tables["RouteTables"][0]["Routes"][0]["GatewayId"], "local");
    assert_eq!(tables["RouteTables"][0]["Associations"][0]["Main"], true);
    let groups = lab.ok("ec2.DescribeSecurityGroups", json!({}));
    let group = &groups["SecurityGroups"][0];
    assert_eq!(
        (&group["GroupName"], &group["VpcId"]),
        (&json!("default"), &vpc)
    );
    let own = &group["IpPermissions"][0]["UserIdGroupPairs"][0]["GroupId"];
    assert_eq!(own, &group["GroupId"]);
    assert_eq!(
        group["IpPermissionsEgress"][0]["IpRanges"][0]["CidrIp"],
        "0.0.0.0/0"
    );
}

#[test]
fn permissions_are_added_and_taken_away() {
    let mut lab = Lab::with(0);
    let vpc = vpc(&mut lab);
    let input = json!({"GroupName": "web", "Description": "web", "VpcId": vpc});
    let group = lab.ok("ec2.CreateSecurityGroup", input.clone())["GroupId"].clone();
    let rule = json!({"GroupId": group, "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80,
        "ToPort": 80, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}]});
    let add = "ec2.AuthorizeSecurityGroupIngress";
    let remove = "ec2.RevokeSecurityGroupIngress";
    let code = |lab: &mut Lab, name: &str| lab.refused(name, rule.clone()).code;
    assert_eq!(code(&mut lab, remove), "InvalidPermission.NotFound");
    assert_eq!(lab.ok(add, rule.clone())["Return"], true);
    assert_eq!(code(&mut lab, add), "InvalidPermission.Duplicate");
    lab.ok(remove, rule.clone());
    assert_eq!(code(&mut lab, remove), "InvalidPermission.NotFound");
    assert_eq!(
        lab.refused("ec2.CreateSecurityGroup", input).code,
        "InvalidGroup.Duplicate"
    );
    for (wrong, code) in [
        (
            json!({"IpProtocol": "icmp", "IpRanges": []}),
            "InvalidPermission.Malformed",
        ),
        (
            json!({"IpProtocol": "tcp", "FromPort": 2, "ToPort": 1}),
            "InvalidParameterValue",
        ),
        (json!({"IpProtocol": "-1"}), "MissingParameter"),
        (
            json!({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.0.0.1/16"}]}),
            "InvalidParameterValue",
        ),
        (
            json!({"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-none"}]}),
            "InvalidGroup.NotFound",
        ),
    ] {
        let input = json!({"GroupId": group, "IpPermissions": [wrong]});
        assert_eq!(lab.refused(add, input).code, code, "{wrong}");
    }
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let mut lab = Lab::with(0);
    let vpc = vpc(&mut lab);
    let subnet = subnet(&mut lab, &vpc, "10.0.0.0/24");
    let igw = lab.ok("ec2.CreateInternetGateway", json!({}));
    let igw = igw["InternetGateway"]["InternetGatewayId"].clone();
    let table = lab.ok("ec2.CreateRouteTable", json!({"VpcId": vpc}));
    let table = table["RouteTable"]["RouteTableId"].clone();
    let route = json!({"RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0",
        "GatewayId": igw});
    let endpoint = |service: &str, kind: &str| {
        json!({"VpcId": vpc, "ServiceName": format!("com.amazonaws.us-east-1.{service}"),
            "VpcEndpointType": kind, "SubnetIds": [subnet]})
    };
    let block = |block: &str| json!({"VpcId": vpc, "CidrBlock": block});
    for (name, input, code) in [
        (
            "ec2.CreateVpc",
            json!({"CidrBlock": "10.0.0.0/8"}),
            "InvalidVpc.Range",
        ),
        (
            "ec2.CreateVpc",
            json!({"CidrBlock": "ten"}),
            "InvalidParameterValue",
        ),
        (
            "ec2.CreateSubnet",
            block("10.1.0.0/24"),
            "InvalidSubnet.Range",
        ),
        (
            "ec2.CreateSubnet",
            block("10.0.0.128/25"),
            "InvalidSubnet.Conflict",
        ),
        (
            "ec2.CreateSubnet",
            json!({"VpcId": "vpc-0", "CidrBlock": "10.0.1.0/24"}),
            "InvalidVpcID.NotFound",
        ),
        ("ec2.CreateRoute", route, "InvalidParameterValue"),
        (
            "ec2.DeleteRoute",
            json!({"RouteTableId": table, "DestinationCidrBlock": "10.0.0.0/16"}),
            "InvalidParameterValue",
        ),
        (
            "ec2.CreateNatGateway",
            json!({"SubnetId": "x"}),
            "InvalidSubnetID.NotFound",
        ),
        (
            "ec2.DeleteNatGateway",
            json!({"NatGatewayId": "x"}),
            "NatGatewayNotFound",
        ),
        (
            "ec2.CreateVpcEndpoint",
            endpoint("nothing", "Interface"),
            "InvalidServiceName",
        ),
        (
            "ec2.CreateVpcEndpoint",
            endpoint("ecr.api", "Gateway"),
            "InvalidParameter",
        ),
        (
            "ec2.DetachInternetGateway",
            json!({"InternetGatewayId": igw, "VpcId": vpc}),
            "Gateway.NotAttached",
        ),
        (
            "lab.AddContainerInstances",
            json!({"cluster": "lab", "instanceType": "t3.micro", "subnets": ["subnet-a"]}),
            "InvalidParameterException",
        ),
        (
            "elbv2.CreateLoadBalancer",
            json!({"Name": "a", "Subnets": ["subnet-a"]}),
            "SubnetNotFound",
        ),
    ] {
        assert_eq!(lab.refused(name, input).code, code, "{name}");
    }
}

#[test]
fn instances_and_interfaces_are_described_as_ec2_sees_them() {
    let mut lab = Lab::with(1);
    let vpc = vpc(&mut lab);
    let subnet = subnet(&mut lab, &vpc, "10.0.0.0/24");
    let input = json!({"cluster": "lab", "instanceType": "m5.large", "count": 1,
        "subnets": [subnet]});
    lab.ok("lab.AddContainerInstances", input);
    let all = lab.ok("ec2.DescribeInstances", json!({}));
    let all = all["Reservations"].as_array().unwrap().clone();
    assert_eq!(all.len(), 2);
    let second = &all[1]["Instances"][0];
    assert_eq!((&second["SubnetId"], &second["VpcId"]), (&subnet, &vpc));
    assert_eq!(second["State"], json!({"Code": 16, "Name": "running"}));
    let id = &second["NetworkInterfaces"][0]["NetworkInterfaceId"];
    let one = lab.ok(
        "ec2.DescribeNetworkInterfaces",
        json!({"NetworkInterfaceIds": [id]}),
    );
    let one = &one["NetworkInterfaces"][0];
    assert_eq!(one["Attachment"]["InstanceId"], second["InstanceId"]);
    assert_eq!(one["PrivateIpAddress"], second["PrivateIpAddress"]);
    for (name, key, code) in [
        (
            "ec2.DescribeInstances",
            "InstanceIds",
            "InvalidInstanceID.NotFound",
        ),
        (
            "ec2.DescribeNetworkInterfaces",
            "NetworkInterfaceIds",
            "InvalidNetworkInterfaceID.NotFound",
        ),
    ] {
        assert_eq!(lab.refused(name, json!({key: ["x"]})).code, code);
    }
}
