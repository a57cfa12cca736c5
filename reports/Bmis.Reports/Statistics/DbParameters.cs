using System.Data.Common;

namespace Bmis.Reports.Statistics;

/// <summary>Named parameters of a command.</summary>
internal static class DbParameters
{
    internal static void AddParameter(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
