using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Profiles;

/// <summary>All profiles of one file, which is replaced as a whole. For any thread.</summary>
/// <param name="Version">The version of the file, which is stored with what was decided by it.</param>
/// <param name="All">The profiles in the file's order, each code once.</param>
/// <param name="Fallback">The one for whom no other is.</param>
public sealed record PartnerProfiles(int Version, IReadOnlyList<PartnerProfile> All, PartnerProfile Fallback)
{
    private static readonly Lazy<PartnerProfiles> Embedded = new(ProfileReader.ReadStandard);

    /// <summary>Those that come with the program.</summary>
    public static PartnerProfiles Standard => Embedded.Value;

    /// <summary>The profile of this code; null when there is none.</summary>
    public PartnerProfile? Find(string code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>The profile of a received interchange; its first message has the association.</summary>
    public PartnerProfile For(ReceivedInterchange interchange) => For(
        interchange.Header?.Sender.Code ?? "", interchange.Header?.ApplicationReference ?? "",
        interchange.Messages.Count > 0 ? interchange.Messages[0].Header.Association : "");

    /// <summary>
    /// The profile that fits most narrowly, the first of several in the file's order; the fallback where none fits.
    /// </summary>
    public PartnerProfile For(string sender, string application, string association) =>
        All.Select(one => (Profile: one, Weight: one.Match.Weight(sender, application, association)))
            .Where(one => one.Weight is not null).OrderByDescending(one => one.Weight).FirstOrDefault().Profile
            ?? Fallback;
}
