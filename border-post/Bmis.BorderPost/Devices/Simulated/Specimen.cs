namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>A document of a traveller who does not exist.</summary>
/// <param name="Id">Short name by which it is asked for.</param>
/// <param name="Note">What it shows, for lists on screens.</param>
/// <param name="MrzText">Its MRZ, lines parted by line feeds.</param>
/// <param name="Chip">What chip it has.</param>
internal sealed record Specimen(string Id, string Note, string MrzText, SpecimenChip Chip)
{
    public override string ToString() => $"[specimen {Id}]";
}
