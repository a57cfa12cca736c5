using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>
/// Opens a chip (Doc 9303-11, 4.2): PACE when the chip offers a variant that can be used, else basic access control.
/// What the chip refuses is evidence; only a policy lets a failed PACE be followed by something weaker.
/// </summary>
internal sealed class ChipOpening(
    IChipTransceiver transceiver,
    ChipChannel chip,
    AccessKey key,
    ReadingPolicy policy,
    RandomNumberGenerator random)
{
    private static readonly CommandApdu[] MasterFileSelections =
    [
        new(0, 0xA4, 0, 0x0C, new byte[] { 0x3F, 0 }),
        new(0, 0xA4, 0, 0x0C),
        new(0, 0xA4, 0, 0, new byte[] { 0x3F, 0 }, byte.MaxValue + 1),
    ];

    /// <summary>
    /// The name by which terminal authentication calls the chip, as the last opening gave it; null when there is none.
    /// </summary>
    internal ReadOnlyMemory<byte>? ChipIdentifier { get; private set; }

    /// <summary>
    /// The terminal's key of a PACE that has proved the chip, in short; null when the last opening was another.
    /// </summary>
    internal ReadOnlyMemory<byte>? TerminalKey { get; private set; }

    /// <summary>Selects the master file, as some chips demand and others refuse; that it fails says nothing.</summary>
    internal async ValueTask SelectMasterFileAsync(CancellationToken cancellation)
    {
        foreach (var selection in MasterFileSelections)
            if ((await chip.SendAsync(selection, cancellation)).Response.Status == StatusWord.Success)
                return;
    }

    /// <summary>Opens the chip's master file by PACE, if it offers that; nothing is selected before.</summary>
    internal async ValueTask<AccessEvidence> OpenMasterFileAsync(
        ReadOnlyMemory<byte>? cardAccess, CancellationToken cancellation)
    {
        var infos = SecurityInfos.Empty;
        if (cardAccess is { } bytes)
            SecurityInfos.Read(bytes, out infos);
        var choice = PaceChoice.Of(infos);
        var evidence = new AccessEvidence { Option = choice.Best, Refused = choice.Refused };
        if (choice.Best is not { } option)
            return evidence;
        if (key.Password is not { } password)
            return evidence with { LacksKey = true };
        var result = await Pace.OpenAsync(transceiver, option, password, random, cancellation);
        if (result.IsOpen)
            chip.Secure(result.Session);
        ChipIdentifier = result.IsOpen ? result.ChipIdentifier : null;
        TerminalKey = result.TerminalKey.IsEmpty ? null : result.TerminalKey;
        return evidence with
        {
            Protocol = result.IsOpen ? AccessProtocol.Pace : AccessProtocol.None,
            PaceFault = result.Fault,
            Status = result.Status,
            ChipData = result.ChipData,
        };
    }

    /// <summary>Selects the application, and opens it where PACE did not.</summary>
    internal async ValueTask<AccessEvidence> OpenApplicationAsync(
        AccessEvidence evidence, CancellationToken cancellation)
    {
        var selected = await chip.SendAsync(
            new(0, 0xA4, 0x04, 0x0C, ElementaryFile.ApplicationId.ToArray()), cancellation);
        if (!selected.IsAuthentic || !selected.Response.Status.IsCompleted)
            return evidence with
            {
                Protocol = AccessProtocol.None, LacksApplication = true, Status = selected.Response.Status,
            };
        if (evidence.Protocol == AccessProtocol.Pace)
            return evidence;
        return evidence.PaceFault != AccessFault.None && !policy.MayFallBackToBasicAccess
            ? evidence
            : await OpenByBasicAccessAsync(evidence, cancellation);
    }

    private async ValueTask<AccessEvidence> OpenByBasicAccessAsync(
        AccessEvidence evidence, CancellationToken cancellation)
    {
        if (await IsOpenAsync(cancellation))
            return evidence with { Protocol = AccessProtocol.Open };
        if (key.Mrz is not { } mrz)
            return evidence with { LacksKey = true };
        var result = await BasicAccessControl.OpenAsync(transceiver, mrz, random, cancellation);
        if (result.IsOpen)
            chip.Secure(result.Session);
        (ChipIdentifier, TerminalKey) = (result.IsOpen ? mrz.ChipIdentifier() : null, null);
        return evidence with
        {
            Protocol = result.IsOpen ? AccessProtocol.BasicAccess : AccessProtocol.None,
            BasicFault = result.Fault,
            Status = result.Status,
        };
    }

    // A chip of the first years may have no access control: then EF.COM can be selected and read.
    private async ValueTask<bool> IsOpenAsync(CancellationToken cancellation)
    {
        byte[] common = [(byte)(ElementaryFile.Common.FileId >> 8), (byte)ElementaryFile.Common.FileId];
        var selected = await chip.SendAsync(new(0, 0xA4, 0x02, 0x0C, common), cancellation);
        if (selected.Response.Status != StatusWord.Success)
            return false;
        var read = await chip.SendAsync(new(0, 0xB0, 0, 0, Expected: 4), cancellation);
        return read.Response.Status.IsCompleted && !read.Response.Data.IsEmpty;
    }
}
