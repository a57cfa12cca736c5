using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Tests.Authentication;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanDer;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Security infos (Doc 9303-11, 9.2). A variant is the end of its object identifier, such as 2.2.</summary>
internal static class PlanInfos
{
    private const string Root = "0.4.0.127.0.7.2.2.";

    internal static PaceOption Option(string variant, int parameters) =>
        new(PaceProtocol.Of($"{Root}4.{variant}")!, parameters, IsAmbiguous: false);

    internal static byte[] Pace(PaceOption option) => Pace(option.Protocol.Oid, option.ParameterId);

    internal static byte[] Pace(string oid, int parameters, int version = 2) =>
        Sequence(Oid(oid), Integer(version), Integer(parameters));

    internal static byte[] ChipAuthentication(string variant, int? keyId = null, int? version = 1) => Sequence(
        Oid($"{Root}3.{variant}"),
        version is { } number ? Integer(number) : null,
        keyId is { } id ? Integer(id) : null);

    internal static byte[] TerminalAuthentication(params byte[]?[] file) =>
        Sequence(Oid($"{Root}2"), Integer(1), file.Length > 0 ? Sequence(file) : null);

    internal static byte[] TerminalAuthentication(ushort file, byte shortFile) =>
        TerminalAuthentication(Octets([(byte)(file >> 8), (byte)file]), Octets([shortFile]));

    internal static byte[] PublicKey(ChipAuthenticationCardKey key, int parameters, int? keyId = null) =>
        PublicKey(key, ChipKeys.Standardised(key, parameters), keyId);

    internal static byte[] PublicKey(ChipAuthenticationCardKey key, byte[] info, int? keyId = null) => Sequence(
        Oid($"{Root}1.{(int)key.Group.Kind + 1}"), info, keyId is { } id ? Integer(id) : null);

    internal static byte[] DataGroup14(params byte[][] infos) => TlvWriter.Object(0x6E, Set(infos));
}
