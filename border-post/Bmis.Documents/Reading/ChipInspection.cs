using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>The steps of a reading, one after the other, and what they have brought until now.</summary>
internal sealed class ChipInspection(
    IChipTransceiver transceiver,
    ChipChannel chip,
    ChipOpening opening,
    ReadingPolicy policy,
    TerminalSteps terminal,
    RandomNumberGenerator random,
    TimeProvider clock,
    IProgress<DocumentEvidence>? progress,
    ReadingHabits habits,
    IProgress<FileProgress>? files)
{
    // A chip may give up its session over one length; more often than that it is not the length.
    private const int MostSessions = 4;
    private const int HeadBytes = 4;

    private static readonly ElementaryFile KeysFile = ElementaryFile.OfDataGroup(14);
    private static readonly ElementaryFile SigningKeyFile = ElementaryFile.OfDataGroup(15);

    private readonly FileReader _reader = new(chip, habits, files);
    private DocumentEvidence _evidence = DocumentEvidence.Empty;
    private int _sessions = 1;
    private ReadOnlyMemory<byte>? _terminalKey;

    internal ReadingHabits Habits => _reader.Habits;

    /// <summary>What there is, with how it ended.</summary>
    internal DocumentEvidence Finish(ReadingEnd end)
    {
        Note(_evidence with { End = end });
        return _evidence;
    }

    internal async Task<ReadingEnd> RunAsync(CancellationToken cancellation)
    {
        if (!Habits.IsKnown)
            await LearnLengthAsync(cancellation);
        await ReadCardAccessAsync(cancellation);
        await OpenAsync(cancellation);
        if (_evidence.Access.Protocol == AccessProtocol.None)
            return ReadingEnd.NotOpened;
        foreach (var file in (ElementaryFile[])[ElementaryFile.Common, ElementaryFile.SecurityObject])
            if (await ReadAsync(file, cancellation) == FileFault.NotAuthentic)
                return ReadingEnd.NotAuthentic;
        if (IsListed(KeysFile) && await ReadAsync(KeysFile, cancellation) == FileFault.None)
            await AuthenticateChipAsync(cancellation);
        if (await ReadAsync(ElementaryFile.OfDataGroup(1), cancellation) == FileFault.NotAuthentic)
            return ReadingEnd.NotAuthentic;
        if (IsListed(SigningKeyFile) && await ReadAsync(SigningKeyFile, cancellation) == FileFault.None)
            await AuthenticateActivelyAsync(cancellation);
        foreach (var file in policy.Wanted.Where(IsListed))
            if (await ReadAsync(file, cancellation) == FileFault.NotAuthentic)
                return ReadingEnd.NotAuthentic;
        return await ReadWhatIsKeptBackAsync(cancellation) ? ReadingEnd.Complete : ReadingEnd.NotAuthentic;
    }

    // Nobody signs EF.ATR/INFO: a wrong length in it costs time and nothing else.
    private async Task LearnLengthAsync(CancellationToken cancellation)
    {
        await ReadAsync(ElementaryFile.AtrInfo, cancellation, FileApproach.Direct);
        if (_evidence.BytesOf(ElementaryFile.AtrInfo) is { } file
            && EfAtrInfo.Read(file).Value?.MostPlainBytes is { } most)
            _reader.Begin(Math.Clamp(most, ReadLadder.Usual, ReadLadder.Most));
    }

    // The last of all: a chip that gives up over it has given everything else by then.
    private async Task<bool> ReadWhatIsKeptBackAsync(CancellationToken cancellation)
    {
        var infos = Infos();
        if (!terminal.Has(infos))
            return true;
        if (_terminalKey is null)
            await AuthenticateChipAsync(cancellation);
        var result = await AuthenticateTerminalAsync(infos, cancellation);
        Note(_evidence with { TerminalAuthentication = result });
        foreach (var file in TerminalSteps.FilesOf(result).Where(IsListed))
            if (await ReadAsync(file, cancellation) == FileFault.NotAuthentic)
                return false;
        return true;
    }

    private async Task<TerminalAuthenticationResult> AuthenticateTerminalAsync(
        SecurityInfos infos, CancellationToken cancellation)
    {
        if (TerminalSteps.ObstacleOf(infos, Binding(infos)) is { } obstacle)
            return TerminalAuthenticationResult.Bad(obstacle);
        var there = TerminalSteps.FileOf(infos) ?? ElementaryFile.TrustPoints;
        await ReadAsync(ElementaryFile.TrustPoints, there, FileApproach.Either, cancellation);
        var began = clock.GetTimestamp();
        var result = await terminal.PerformAsync(
            chip, Binding(infos), _evidence.BytesOf(ElementaryFile.TrustPoints), cancellation);
        Note(Timed("TA", began));
        return result;
    }

    // A session that was lost and opened again is none of chip authentication; without that, PACE may have proved the
    // chip, and its key counts.
    private TerminalBinding? Binding(SecurityInfos infos)
    {
        var key = infos.ChipAuthenticationPublicKeys.Count > 0 ? _terminalKey : opening.TerminalKey;
        return key is { } proved && opening.ChipIdentifier is { } identifier ? new(identifier, proved) : null;
    }

    // The master file is selected when a chip wakes up; where that is not so, it is selected by hand.
    private async Task ReadCardAccessAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(ElementaryFile.CardAccess, cancellation, FileApproach.Direct) == FileFault.None)
            return;
        await opening.SelectMasterFileAsync(cancellation);
        await ReadAsync(ElementaryFile.CardAccess, cancellation, FileApproach.Selected);
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var access = await opening.OpenMasterFileAsync(_evidence.BytesOf(ElementaryFile.CardAccess), cancellation);
        Note(Timed("PACE", began) with { Access = access });
        if (access.Option?.Protocol.Mapping == PaceMapping.ChipAuthentication && chip.IsSecure)
            await ReadAsync(ElementaryFile.CardSecurity, cancellation);
        began = clock.GetTimestamp();
        access = await opening.OpenApplicationAsync(access, cancellation);
        Note(Timed("BAC", began) with { Access = access });
    }

    private Task<FileFault> ReadAsync(
        ElementaryFile file, CancellationToken cancellation, FileApproach approach = FileApproach.Either) =>
        ReadAsync(file, file, approach, cancellation);

    /// <param name="file">The file.</param>
    /// <param name="there">The same file where this chip has it.</param>
    /// <param name="approach">How it is found.</param>
    /// <param name="cancellation">Gives up.</param>
    private async Task<FileFault> ReadAsync(
        ElementaryFile file, ElementaryFile there, FileApproach approach, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var content = await _reader.ReadAsync(there, cancellation, approach);
        while (content.Fault == FileFault.SessionLost && _sessions++ < MostSessions)
        {
            await ReopenAsync(cancellation);
            content = await _reader.ReadAsync(there, cancellation, approach);
        }

        var files = new Dictionary<ElementaryFile, FileContent>(_evidence.Files) { [file] = content };
        Note(Timed(file.Name, began) with { Files = files });
        return content.Fault;
    }

    private async Task ReopenAsync(CancellationToken cancellation)
    {
        chip.Forget();
        _terminalKey = null;
        await opening.SelectMasterFileAsync(cancellation);
        var access = await opening.OpenMasterFileAsync(_evidence.BytesOf(ElementaryFile.CardAccess), cancellation);
        Note(_evidence with { Access = await opening.OpenApplicationAsync(access, cancellation) });
    }

    // The new session proves something once the chip has answered in it; the next file tells (Doc 9303-11, 6.2.2).
    private async Task AuthenticateChipAsync(CancellationToken cancellation)
    {
        if (Infos() is not { ChipAuthenticationPublicKeys.Count: > 0 } infos || chip.Session is not { } session)
            return;
        var began = clock.GetTimestamp();
        var result = await ChipAuthentication.OpenAsync(transceiver, session, infos, random, cancellation);
        if (result.HasSession)
            chip.Secure(result.Session);
        Note(Timed("CA", began) with { ChipAuthentication = result });
        if (!result.HasSession)
            return;
        var answer = await chip.SendAsync(new(0, 0xB0, 0x81, 0, Expected: HeadBytes), cancellation);
        Note(_evidence with { IsChipConfirmed = answer.IsAuthentic });
        _terminalKey = answer.IsAuthentic ? result.TerminalKey : null;

        // A copy has lost its session with that; it is opened again, so that the officer sees what it shows.
        if (!answer.IsAuthentic && _sessions++ < MostSessions)
            await ReopenAsync(cancellation);
    }

    private async Task AuthenticateActivelyAsync(CancellationToken cancellation)
    {
        if (DataGroup15.Read(_evidence.BytesOf(SigningKeyFile)!.Value).Value is not { } key)
            return;
        var began = clock.GetTimestamp();
        var algorithm = Infos().ActiveAuthenticationAlgorithm;
        var result = await ActiveAuthentication.PerformAsync(
            chip, key.SubjectPublicKeyInfo, algorithm, random, cancellation);
        Note(Timed("AA", began) with { ActiveAuthentication = result });
    }

    private SecurityInfos Infos()
    {
        var infos = SecurityInfos.Empty;
        if (_evidence.BytesOf(KeysFile) is { } file)
            SecurityInfos.ReadDataGroup14(file, out infos);
        return infos;
    }

    // What EF.COM does not list is asked for all the same when EF.COM cannot be read.
    private bool IsListed(ElementaryFile file) =>
        _evidence.BytesOf(ElementaryFile.Common) is not { } common
        || EfCom.Read(common).Value is not { } listed
        || listed.Files.Contains(file);

    private DocumentEvidence Timed(string step, long began) => _evidence with
    {
        Times = [.. _evidence.Times, new(step, clock.GetElapsedTime(began))],
    };

    private void Note(DocumentEvidence evidence)
    {
        _evidence = evidence;
        progress?.Report(evidence);
    }
}
