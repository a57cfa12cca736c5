using Bmis.Documents.Tlv;

namespace Bmis.Documents.CardVerifiable;

/// <summary>The holder's authorisation template (BSI TR-03110-3, C.1.5 and C.4).</summary>
/// <param name="TerminalType">
/// Object identifier of the kind of terminal. Chips of travel documents know <see cref="InspectionSystem"/> alone.
/// </param>
/// <param name="Role">The role.</param>
/// <param name="Rights">What an inspection system may read; none for another kind of terminal.</param>
public sealed record HolderAuthorisation(string TerminalType, TerminalRole Role, TerminalRights Rights)
{
    /// <summary>id-IS: inspection systems.</summary>
    public const string InspectionSystem = "0.4.0.127.0.7.3.1.2.1";

    private const uint Identifier = 0x06;
    private const uint Discretionary = 0x53;
    private const int RoleShift = 6;
    private const int MostBytes = 16;

    /// <summary>Whether it is for terminals that inspect travel documents.</summary>
    public bool IsForInspection => TerminalType == InspectionSystem;

    /// <summary>Reads the content of the template; null when it has not the form.</summary>
    internal static HolderAuthorisation? Read(ReadOnlySpan<byte> content)
    {
        var reader = new TlvReader(content);
        if (!reader.TryRead(Identifier, out var type) || !reader.TryRead(Discretionary, out var data)
            || !reader.Rest.IsEmpty || data.Value.Length is 0 or > MostBytes)
            return null;
        if (TerminalAlgorithms.OidOf(type.Value) is not { } oid)
            return null;
        var isForInspection = oid == InspectionSystem;
        if (isForInspection && data.Value.Length != 1)
            return null;
        return new(
            oid,
            (TerminalRole)(data.Value[0] >> RoleShift),
            isForInspection ? (TerminalRights)data.Value[0] & TerminalRights.All : TerminalRights.None);
    }
}
