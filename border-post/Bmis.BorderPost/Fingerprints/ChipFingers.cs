using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Documents.Lds;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>
/// Makes templates of the pictures in DG3, which anybody may have written: each data block is a finger image record;
/// JPEG and JPEG 2000 go the way of portraits, everything else is decoded by the fingerprint library. What cannot be
/// read is a problem beside what can. Safe for all threads.
/// </summary>
internal sealed class ChipFingers(IFingerprintEngine engine, ChipPictures pictures)
{
    /// <summary>Most pictures that are looked at: two of each finger.</summary>
    internal const int MostPictures = 20;

    /// <summary>Reads DG3 (Doc 9303-10, 4.7.3).</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="cancellation">Gives up and kills a decoder.</param>
    internal async Task<ChipFingersResult> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        if (DataGroup3.Read(file) is not { Succeeded: true, Value.Templates: var templates })
            return new(FingerSet.Empty, [new(0, ChipFingerFault.NotAFile)]);
        var fingers = FingerSet.Empty;
        List<ChipFingerProblem> problems = [];
        var seen = 0;
        for (var block = 1; block <= templates.Count; block++)
        {
            var (header, data) = (templates[block - 1].Header, templates[block - 1].Data);
            if (FingerImageRecord.Read(data).Record is not { Views: var views })
            {
                problems.Add(new(block, ChipFingerFault.NotARecord));
                continue;
            }

            foreach (var view in views)
            {
                if (seen++ == MostPictures)
                {
                    problems.Add(new(block, ChipFingerFault.TooMany));
                    return new(fingers, problems);
                }

                fingers = await AddAsync(fingers, header, view, fault => problems.Add(new(block, fault)), cancellation);
            }
        }

        return new(fingers, problems);
    }

    private async Task<FingerSet> AddAsync(
        FingerSet fingers, BiometricHeader header, FingerImageView view, Action<ChipFingerFault> note,
        CancellationToken cancellation)
    {
        var (said, shown) = (ChipPosition.Of(header.Subtype), ChipPosition.Of(view.Position));
        if ((shown ?? (view.Position == FingerPosition.Unknown ? said : null)) is not { } position)
        {
            note(ChipFingerFault.NotAFinger);
            return fingers;
        }

        if (said is not null && said != position) note(ChipFingerFault.HeaderDisagrees);
        if (fingers.Prints.ContainsKey(position))
        {
            note(ChipFingerFault.Twice);
            return fingers;
        }

        if (await pictures.ReadAsync(view.Image, cancellation) is not { } picture)
        {
            note(ChipFingerFault.NotAPicture);
            return fingers;
        }

        if (engine.Extract(picture).Template is { } print) return fingers.With(position, print);
        note(ChipFingerFault.NoPrint);
        return fingers;
    }
}
