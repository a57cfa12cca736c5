using Bmis.Edifact.Profiles;

namespace Bmis.Central.PassengerData;

/// <summary>The profiles of partners: those of a file where the setting names one, else the program's own.</summary>
internal static class AgreedProfiles
{
    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">The file holds none; the message names the place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PartnerProfiles Read(string file) =>
        file.Length == 0 ? PartnerProfiles.Standard : ProfileReader.Read(File.ReadAllBytes(file));

    /// <summary>A sentence that says what is wrong with a file, or null.</summary>
    public static string? Problem(string file)
    {
        try
        {
            Read(file);
            return null;
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            return $"The file of PassengerData:ProfilesFile cannot be used: {fault.Message}";
        }
    }
}
